"""The worst touchpoint of a customer, a branch, a stage: a rude cashier may be all they remember (S3-129)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count, Min
from django.utils.translation import gettext_lazy as _

from zabota.feedback.models.touchpoint import Touchpoint
from zabota.feedback.queries import MarkQuerySet
from zabota.feedback.scores import Score, score_by_touchpoint

RULE = _(
    "The worst is the touchpoint whose NPS is most surely low: the upper end of its interval (95 percent) is "
    "the lowest. Those with 30 marks or more come first; with fewer, one angry customer could decide."
)


@dataclass(frozen=True)
class Place:
    touchpoint: Touchpoint
    score: Score


def worst_first(counted: Iterable[dict[str, Any]]) -> list[Place]:
    """Touchpoints by `RULE`, from rows as `MarkQuerySet.by_touchpoint` gives them."""
    scores = score_by_touchpoint(counted)
    rows = Touchpoint.objects.select_related("branch", "department").in_bulk(scores)
    places = [Place(rows[key], score) for key, score in scores.items() if score is not None]
    return sorted(places, key=how_bad)


def how_bad(place: Place) -> tuple[bool, float, float]:
    return (place.score.is_thin, place.score.nps.high, place.score.mean or 0)


def worst_by_stage(places: Iterable[Place]) -> dict[str, Place]:
    """Stage -> the worst of it."""
    worst: dict[str, Place] = {}
    for place in sorted(places, key=how_bad):
        worst.setdefault(place.touchpoint.stage, place)
    return worst


def worst_for_customer(marks: MarkQuerySet) -> dict[str, Any] | None:
    """`{touchpoint, mean, n, lowest}`: this customer's lowest mean; of equals the more marked."""
    rows = marks.order_by().values("touchpoint_id")
    rows = rows.annotate(mean=Avg("score"), n=Count("id"), lowest=Min("score"))
    row = rows.order_by("mean", "-n", "touchpoint_id").first()
    return {**row, "touchpoint": Touchpoint.objects.get(id=row["touchpoint_id"])} if row else None
