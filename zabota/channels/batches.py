"""Before a batch of messages is announced, apps above may ask in one question what each will need."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import TYPE_CHECKING

from zabota.channels.kind import Incoming

if TYPE_CHECKING:
    from zabota.channels.models import Inbox

Preparation = Callable[["Inbox", Sequence[Incoming]], AbstractContextManager[None]]
_preparations: list[Preparation] = []


def prepares(preparation: Preparation) -> Preparation:
    """Register a context manager that is open while the messages of one inbox are announced."""
    _preparations.append(preparation)
    return preparation


@contextmanager
def prepared(inbox: "Inbox", messages: Sequence[Incoming]) -> Iterator[None]:
    """Within, every app above is prepared for these messages."""
    with ExitStack() as stack:
        for preparation in _preparations:
            stack.enter_context(preparation(inbox, messages))
        yield
