"""Where complaints are most likely, and whether their number falls there (S0-06)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, F, Q

from zabota.complaints.counting import complaints_of, list_url
from zabota.complaints.models import Complaint
from zabota.complaints.rates import change
from zabota.feedback.models import Touchpoint
from zabota.insight.kpi import Period, Scope

MOST = 12
LABELS: dict[str, dict[str, Any]] = {
    "side_of_service": dict(Complaint.Side.choices),
    "source": dict(Complaint.Source.choices),
    "touchpoint__stage": dict(Touchpoint.Stage.choices),
}
NARROWING = {
    "touchpoint": "touchpoint",
    "branch": "branch",
    "department": "department",
    "side_of_service": "side",
    "source": "source",
}
FIELDS = {
    "touchpoint": "touchpoint__name",
    "branch": "branch__name",
    "department": "department__name",
    "touchpoint__stage": "touchpoint__stage",
    "product": "product",
    "side_of_service": "side_of_service",
    "source": "source",
}


@dataclass(frozen=True)
class Place:
    """`now` and `before` are counts of two spans of the same length; `change` is fell, rose or ""."""

    label: Any
    now: int
    before: int
    change: str
    url: str


def places(by: str, period: Period, scope: Scope) -> list[Place]:
    """The likeliest places of one kind (a key of FIELDS), most complaints first."""
    length = period.end - period.start
    earlier = Period(period.start - length, period.start)
    both = complaints_of(scope).filter(received_at__gte=earlier.start, received_at__lt=period.end)
    counted = (
        both.exclude(Q(**{by: None}) if by not in ("product", "side_of_service", "source") else Q(**{by: ""}))
        .values(key=F(by), name=F(FIELDS[by]))
        .annotate(
            now=Count("id", filter=Q(received_at__gte=period.start)),
            before=Count("id", filter=Q(received_at__lt=period.start)),
        )
        .order_by("-now", "-before", "name")[:MOST]
    )
    return [_place(by, row, period, scope) for row in counted]


def _place(by: str, row: dict[str, Any], period: Period, scope: Scope) -> Place:
    label = LABELS.get(by, {}).get(row["key"], row["name"])
    more = {NARROWING[by]: str(row["key"])} if by in NARROWING else {}
    if by == "product":
        more = {"q": str(row["key"])}
    url = list_url("all", scope, period, **more) if more else ""
    return Place(label, row["now"], row["before"], change(row["before"], row["now"]), url)


def last(days: int, end: Any) -> Period:
    return Period(end - timedelta(days=days), end)
