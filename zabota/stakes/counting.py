"""Who was satisfied, who was not, with whom it was put right: each customer once, by the latest answer."""

from typing import Any

from django.db.models import Count, Sum
from django.urls import reverse

from zabota.feedback.models import Mark, Response, Touchpoint
from zabota.insight.kpi import Period, Scope
from zabota.insight.statistics.bands import Band, band_of
from zabota.recovery.models import RecoveryCase
from zabota.stakes.models import Following
from zabota.stakes.reckoning import Heard

MOST = 5


def latest_answers(period: Period, scope: Scope) -> dict[int, tuple[int, int]]:
    """Customer -> (response, its lowest mark), the latest of the period; without those of nobody known."""
    answers = Response.objects.visible_to(scope.user).filter(at__gte=period.start, at__lt=period.end)
    answers = answers.filter(customer__isnull=False)
    if scope.branch_id:
        answers = answers.filter(branch=scope.branch_id)
    latest = answers.order_by("customer_id", "-at", "-id").distinct("customer_id")
    return {row[0]: (row[1], row[2]) for row in latest.values_list("customer_id", "id", "lowest")}


def heard_in(period: Period, scope: Scope) -> Heard:
    answers = latest_answers(period, scope)
    bands = {customer: band_of(lowest) for customer, (_response, lowest) in answers.items() if lowest}
    critics = {customer for customer, band in bands.items() if band is Band.CRITIC}
    recovered = recovered_of(critics, period)
    followers = Following.objects.filter(customer__in=critics - recovered).aggregate(sum=Sum("followers"))
    return Heard(
        satisfied=sum(band is Band.PROMOTER for band in bands.values()),
        passive=sum(band is Band.PASSIVE for band in bands.values()),
        unrecovered=len(critics - recovered),
        recovered=len(recovered),
        followers=followers["sum"] or 0,
    )


def recovered_of(customers: set[int], period: Period) -> set[int]:
    """Those who said themselves, since the period began, that it was put right."""
    confirmed = RecoveryCase.objects.filter(
        customer__in=customers, ending=RecoveryCase.Ending.CONFIRMED, closed_at__gte=period.start
    )
    return set(confirmed.values_list("customer_id", flat=True))


def what_is_told(period: Period, scope: Scope) -> list[dict[str, Any]]:
    """The touchpoints of bad experiences, the most frequent first: what is told of us, and why."""
    marks = Mark.objects.visible_to(scope.user).critics().filter(at__gte=period.start, at__lt=period.end)
    if scope.branch_id:
        marks = marks.filter(branch=scope.branch_id)
    counted = marks.order_by().values("touchpoint").annotate(n=Count("response", distinct=True))
    rows = list(counted.order_by("-n")[:MOST])
    names = Touchpoint.objects.in_bulk([row["touchpoint"] for row in rows])
    return [
        {
            "name": names[row["touchpoint"]],
            "n": row["n"],
            "url": reverse("feedback:touchpoint", args=[row["touchpoint"]]),
        }
        for row in rows
    ]
