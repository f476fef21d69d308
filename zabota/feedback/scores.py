"""Scores of touchpoints from counted marks: never without n and interval, greyed below 30."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from zabota.insight.kpi import Figure
from zabota.insight.shown import shown_interval, shown_value
from zabota.insight.statistics.bands import BandCounts
from zabota.insight.statistics.nps import Nps, nps

FORMULA = _(
    "NPS: the share of marks 9-10 less the share of marks 1-6, from -100 to 100. The interval holds the true "
    "value with 95 % (adjusted Wald, Rocks 2016). Fewer than 30 marks are shown in grey: too few to judge by."
)


@dataclass(frozen=True)
class Score:
    """One NPS as people read it."""

    nps: Nps

    @property
    def value(self) -> str:
        return shown_value(self.nps.value, "nps") or ""

    @property
    def interval(self) -> str:
        return shown_interval(Figure(self.nps.value, self.nps.n, self.nps.low, self.nps.high), "nps")

    @property
    def n(self) -> int:
        return self.nps.n

    @property
    def is_thin(self) -> bool:
        return self.nps.is_thin

    @property
    def mean(self) -> float | None:
        return self.nps.mean


def score_of(counts: BandCounts, total: int | None = None) -> Score | None:
    """`total` is the sum of the marks, for their mean; None when there are no marks."""
    counted = nps(counts, mean=total / counts.n if total is not None and counts.n else None)
    return Score(counted) if counted else None


def score_by_touchpoint(rows: Iterable[dict[str, Any]]) -> dict[int, Score | None]:
    """From `MarkQuerySet.by_touchpoint()`."""
    return {row["touchpoint_id"]: score_of(counts_in(row), row["total"]) for row in rows}


def counts_in(row: dict[str, Any]) -> BandCounts:
    return BandCounts(row["promoters"], row["passives"], row["critics"])
