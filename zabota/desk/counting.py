"""What the figures of the desk have in common: which conversations, how long they took, where they stand."""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from zabota.company.hours import schedule_of
from zabota.company.schedule import NeverOpen, seconds_between
from zabota.desk.models import Conversation, Message
from zabota.desk.queries import ConversationQuerySet
from zabota.insight.kpi import Figure, Part, Period, Scope
from zabota.insight.statistics.times import times
from zabota.insight.statistics.wilson import wilson

Stretch = tuple[int | None, datetime, datetime]
"""Branch, from, to."""


def conversations_of(scope: Scope) -> ConversationQuerySet:
    seen = Conversation.objects.visible_to(scope.user).present().filter(brought_at=None)
    return seen.filter(branch=scope.branch_id) if scope.branch_id else seen


def begun_by_customers(period: Period, scope: Scope) -> ConversationQuerySet:
    """Opened in the period by a customer's message, not by us, and not by a machine's."""
    opened = conversations_of(scope).filter(opened_at__gte=period.start, opened_at__lt=period.end)
    said = Message.objects.filter(conversation=OuterRef("pk"), author=Message.Author.CUSTOMER)
    return opened.filter(Exists(said), opened_by=None)


def resolved_in(period: Period, scope: Scope) -> ConversationQuerySet:
    found = conversations_of(scope).resolved()
    return found.filter(resolved_at__gte=period.start, resolved_at__lt=period.end)


def share(count: int, n: int, note: object = "") -> Figure:
    """A share with its 95 % Wilson interval; no value of nothing."""
    found = wilson(count, n)
    return (
        Figure(None, 0, note=note)
        if found is None
        else Figure(found.value, n, found.low, found.high, note=note)
    )


def time_taken(stretches: Iterable[Stretch], note: object = "") -> Figure:
    """The median in business time; below it the 90th percentile, and both by the clock. Seconds."""
    kept = list(stretches)
    worked = times([business_seconds(*stretch) for stretch in kept])
    passed = times([max(0.0, (end - begin).total_seconds()) for _branch, begin, end in kept])
    if worked is None or passed is None:
        return Figure(None, 0, note=note)
    parts = (
        Part(_("9 of 10 within, business time"), Figure(worked.p90_seconds, worked.n)),
        Part(_("median by the clock"), Figure(passed.median_seconds, passed.n)),
        Part(_("9 of 10 within, by the clock"), Figure(passed.p90_seconds, passed.n)),
    )
    return Figure(worked.median_seconds, worked.n, parts=parts, note=note)


def business_seconds(branch_id: int | None, begin: datetime, end: datetime) -> int:
    try:
        return max(0, seconds_between(schedule_of(branch_id), begin, max(begin, end)))
    except NeverOpen:
        return 0


def list_url(queue: str, scope: Scope, period: Period | None = None) -> str:
    """The list narrowed to what a figure counted."""
    query: dict[str, object] = {"queue": queue}
    if scope.branch_id:
        query["branch"] = scope.branch_id
    if period:
        query |= {"since": period.start.isoformat(), "until": period.end.isoformat()}
    try:
        return f"{reverse('desk:inbox')}?{urlencode(query)}"
    except NoReverseMatch:
        return ""
