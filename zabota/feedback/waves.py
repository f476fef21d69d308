"""Whom a wave asks, how far it is, and whether it still measures what the wave before it measured."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.feedback.models import Invitation, Question, Refusal, Response, Wave
from zabota.insight.statistics.wilson import Share, wilson

MONTHS = {
    Wave.Rhythm.MONTHLY: 1,
    Wave.Rhythm.QUARTERLY: 3,
    Wave.Rhythm.HALF_YEARLY: 6,
    Wave.Rhythm.YEARLY: 12,
}


def audience(wave: Wave) -> Any:
    """The customers of the target group, by id. The contact policy decides on each of them later."""
    people = Customer.objects.present().order_by("id")
    group = wave.group
    branches = list(wave.branches.values_list("id", flat=True))
    if branches:
        served = Customer.branches.through.objects.filter(customer_id=OuterRef("pk"), branch_id__in=branches)
        people = people.filter(Exists(served))
    if languages := group.get("languages"):
        people = people.filter(language__in=languages)
    if classes := group.get("classes"):
        people = people.filter(customer_class__in=classes)
    if days := group.get("served_within_days"):
        since = timezone.now() - timedelta(days=days)
        talks = Conversation.objects.filter(
            customer_id=OuterRef("pk"), resolved_at__gte=since, brought_at=None
        )
        people = people.filter(Exists(talks))
    return people


@dataclass(frozen=True)
class Progress:
    """How many people stand at each step; `refused`: [(reason, count)], the most frequent first."""

    target: int
    looked_at: int
    invited: int
    sent: int
    opened: int
    answered: int
    refused: list[tuple[str, int]]

    @property
    def spared(self) -> int:
        return sum(count for _reason, count in self.refused)

    @property
    def rate_in_percent(self) -> dict[str, str] | None:
        """As people read it."""
        share = self.rate
        if share is None:
            return None
        parts = {"value": share.value, "low": share.low, "high": share.high}
        return {name: f"{round(part * 100)} %" for name, part in parts.items()}

    @property
    def rate(self) -> Share | None:
        """Answered of those it was sent to."""
        return wilson(min(self.answered, self.sent), self.sent)


def progress_of(wave: Wave) -> Progress:
    people = audience(wave)
    asks = Invitation.objects.filter(wave=wave).asks()
    counted = asks.aggregate(
        invited=Count("id"),
        sent=Count("id", filter=Q(sent_at__isnull=False)),
        opened=Count("id", filter=Q(opened_at__isnull=False) | Q(response__isnull=False)),
    )
    refused = Refusal.objects.filter(wave=wave).values_list("reason").annotate(count=Count("id"))
    return Progress(
        target=people.count(),
        looked_at=people.filter(id__lte=wave.reached_id).count(),
        answered=Response.objects.filter(invitation__wave=wave).count(),
        refused=sorted(refused, key=lambda row: -row[1]),
        **counted,
    )


def is_full(wave: Wave) -> bool:
    """The answers that were wanted are there."""
    wanted = wave.answers_wanted
    return wanted is not None and Response.objects.filter(invitation__wave=wave).count() >= wanted


def shifted(day: date, rhythm: str) -> date:
    """The same day of the month one round later, or that month's last: from 31 January to 28 February."""
    months = day.month - 1 + MONTHS[Wave.Rhythm(rhythm)]
    year, month = day.year + months // 12, months % 12 + 1
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True)
class Difference:
    """Indicators of one list of questions against an earlier one."""

    dropped: list[Question]
    added: list[Question]
    reworded: list[Question]

    def __bool__(self) -> bool:
        return bool(self.dropped or self.added or self.reworded)


def difference(before: list[int], now: list[int]) -> Difference:
    """What a series loses between two waves: warn before it is too late (S3-131)."""
    rows = Question.objects.select_related("touchpoint").in_bulk([*before, *now])
    was = {rows[key].indicator: rows[key] for key in before if key in rows}
    is_ = {rows[key].indicator: rows[key] for key in now if key in rows}
    return Difference(
        dropped=[row for indicator, row in was.items() if indicator not in is_],
        added=[row for indicator, row in is_.items() if indicator not in was],
        reworded=[row for indicator, row in is_.items() if indicator in was and was[indicator].id != row.id],
    )
