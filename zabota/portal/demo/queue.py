"""The queue of a demo's past: what actions put into it is done by nobody."""

from collections.abc import Coroutine
from typing import Any

from procrastinate.testing import InMemoryConnector


class PastQueue(InMemoryConnector):
    """In memory, and without an event loop: its coroutines never wait, so they are driven by hand."""

    def execute_query(self, query: str, **arguments: Any) -> None:
        at_once(self.execute_query_async(query, **arguments))

    def execute_query_one(self, query: str, **arguments: Any) -> dict[str, Any]:
        return at_once(self.execute_query_one_async(query, **arguments))

    def execute_query_all(self, query: str, **arguments: Any) -> list[dict[str, Any]]:
        return at_once(self.execute_query_all_async(query, **arguments))


def at_once(work: Coroutine[Any, Any, Any]) -> Any:
    """The result of a coroutine that never waits."""
    try:
        work.send(None)
    except StopIteration as done:
        return done.value
    raise RuntimeError("The queue of the past has nothing to wait for")
