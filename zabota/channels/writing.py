"""Who writes just now in a site's chat: told in passing, kept nowhere. An app above knows the talk."""

from collections.abc import Callable

from zabota.channels.events import AnswerBegun
from zabota.channels.models import Inbox
from zabota.core.live import tell_in_passing

Hearer = Callable[[Inbox, str], None]
_hearers: list[Hearer] = []


def hears_visitors(hearer: Hearer) -> Hearer:
    """Register a function of an inbox and the digest of a visitor who writes."""
    _hearers.append(hearer)
    return hearer


def visitor_writes(inbox: Inbox, visitor: str) -> None:
    for hearer in _hearers:
        hearer(inbox, visitor)


def we_write(visitor: str, who: str) -> None:
    tell_in_passing(AnswerBegun(visitor=visitor, who=who))
