"""What the agenda of the commission is made of. A topic is one file in `improvement/kinds/`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from zabota.core.registry import Registry
from zabota.improvement.models import AgendaItem, Meeting

if TYPE_CHECKING:
    from zabota.company.models import User

FIRST_LOOKS_BACK_DAYS = 31


@dataclass(frozen=True)
class Point:
    """One point under a topic; `key` tells it from the others, `text` is in the language of who looks."""

    key: str
    text: str
    url: str = ""


class AgendaTopic:
    """Subclass and register. `points` is what the commission has to speak of, the weightiest first."""

    name = ""
    label: Any = ""
    order = 50

    def points(self, since: datetime, until: datetime, user: "User") -> Iterable[Point]:
        raise NotImplementedError


agenda_topics: Registry[AgendaTopic] = Registry("improvement/kinds")


@dataclass(frozen=True)
class Heading:
    """A topic with its points: as the data make them now, or as they stood when the meeting began."""

    topic: AgendaTopic
    points: list[Any]


def agenda_of(meeting: Meeting, user: "User") -> list[Heading]:
    """The agenda; a meeting that has not begun has the one that it would have now."""
    if meeting.begun_at:
        items = list(AgendaItem.objects.filter(meeting=meeting))
        headings = [
            Heading(topic, [item for item in items if item.topic == topic.name]) for topic in topics()
        ]
        return [heading for heading in headings if heading.points]
    now = timezone.now()
    since = since_the_last(meeting)
    found = [Heading(topic, list(topic.points(since, now, user))) for topic in topics()]
    return [heading for heading in found if heading.points]


def topics() -> list[AgendaTopic]:
    return sorted(agenda_topics, key=lambda topic: topic.order)


def since_the_last(meeting: Meeting) -> datetime:
    """When the one before began; for the first meeting a month back."""
    before = Meeting.objects.held().filter(at__lt=meeting.at).order_by("-at").first()
    if before and before.begun_at:
        return before.begun_at
    return min(meeting.at, timezone.now()) - timedelta(days=FIRST_LOOKS_BACK_DAYS)
