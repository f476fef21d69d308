"""What every request and every mail asks for and few people change: read once, and kept in this process."""

import time
from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Kept(Generic[Given, Result]):
    """A function that is asked again when some seconds passed or after `forget`. Nobody changes its results.

    Each process keeps its own: a change made in another one is seen when the seconds have passed.
    """

    everything: list["Kept[Any, Any]"] = []

    def __init__(self, read: Callable[Given, Result], seconds: float):
        self.read, self.seconds = read, seconds
        self.found: dict[tuple[Any, ...], tuple[float, Result]] = {}
        update_wrapper(self, read)
        self.everything.append(self)

    def __call__(self, *given: Given.args, **_named: Given.kwargs) -> Result:
        now = time.monotonic()
        found = self.found  # what is forgotten while we read goes with this one
        until, result = found.get(given, (0.0, None))
        if until <= now:
            result = self.read(*given, **_named)
            found[given] = (now + self.seconds, result)
        return result  # type: ignore[return-value]

    def forget(self) -> None:
        self.found = {}


def kept(*, seconds: float) -> Callable[[Callable[Given, Result]], Kept[Given, Result]]:
    """Keep what the function found for so long. Its arguments are given by place."""
    return lambda read: Kept(read, seconds)


def forget_everything() -> None:
    """As a new process."""
    for one in Kept.everything:
        one.forget()
