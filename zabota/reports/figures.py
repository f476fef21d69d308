"""Reading the sums: for each value of a dimension what was counted, and how it is shown."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.insight.kpi import Figure
from zabota.insight.shown import THIN_BELOW, shown_interval, shown_n, shown_value
from zabota.insight.statistics.bands import Band, BandCounts, band_of
from zabota.insight.statistics.nps import nps
from zabota.insight.statistics.sketch import quantile_interval, quantile_of
from zabota.insight.statistics.wilson import wilson
from zabota.reports.columns import narrowed
from zabota.reports.dimensions import DIMENSIONS
from zabota.reports.measures import MEASURES
from zabota.reports.models import DaySum
from zabota.reports.scope import ReportScope, silence


@dataclass
class Counted:
    """One measure of one value, added up."""

    n: int = 0
    aimed: int = 0
    good: int = 0
    buckets: dict[int, int] = field(default_factory=dict)

    def add(self, n: int, aimed: int, good: int, buckets: Mapping[Any, int]) -> None:
        self.n += n
        self.aimed += aimed
        self.good += good
        mine = self.buckets
        for bucket, count in buckets.items():
            key = int(bucket)
            mine[key] = mine.get(key, 0) + count

    @property
    def share(self) -> Figure:
        found = wilson(self.good, self.aimed)
        return Figure(found.value, self.aimed, found.low, found.high) if found else Figure(None, 0)

    @property
    def score(self) -> Figure:
        bands: Counter[Band] = Counter()
        for mark, count in self.buckets.items():
            bands[band_of(mark)] += count
        scored = nps(BandCounts(bands[Band.PROMOTER], bands[Band.PASSIVE], bands[Band.CRITIC]))
        return Figure(scored.value, scored.counts.n, scored.low, scored.high) if scored else Figure(None, 0)


Table = dict[str, dict[str, Counted]]
"""Value -> measure -> what was counted."""


def counted(scope: ReportScope, measures: Iterable[str] | None = None) -> Table:
    """From the kept sums of days, or from days in columns where these are fewer bytes."""
    return from_columns(scope, measures) if is_in_columns(scope) else from_sums(scope, measures)


def is_in_columns(scope: ReportScope) -> bool:
    """A narrowed report, and one by the hour: that has a sum for each hour of each day of each branch."""
    return bool(scope.only) or scope.by.name == "hour"


def whole_and_rows(scope: ReportScope, measures: Collection[str]) -> tuple[dict[str, Counted], Table]:
    """All measures of everything, and `measures` of each value; days in columns are read once for both."""
    if not is_in_columns(scope):
        return counted(replace(scope, by=DIMENSIONS["all"])).get("", {}), counted(scope, measures)
    whole: dict[str, Counted] = {}
    rows: Table = {}
    for value, row in counted(scope).items():
        for name, one in row.items():
            whole.setdefault(name, Counted()).add(one.n, one.aimed, one.good, one.buckets)
            if name in measures:
                rows.setdefault(value, {})[name] = one
    return whole, rows


def from_sums(scope: ReportScope, measures: Iterable[str] | None) -> Table:
    by_branch = scope.by.name == "branch"
    kept = DaySum.objects.visible_to(scope.user).between(scope.first, scope.last)
    kept = kept.filter(dimension="all" if by_branch else scope.by.name)
    if scope.branch:
        kept = kept.filter(branch=scope.branch)
    if measures is not None:
        kept = kept.filter(measure__in=list(measures))
    table: Table = {}
    column = "branch_id" if by_branch else "value"
    for value, measure, *numbers in kept.values_list(column, "measure", "n", "aimed", "good", "buckets"):
        key = str(value or "") if by_branch else value
        table.setdefault(key, {}).setdefault(measure, Counted()).add(*numbers)
    return table


def from_columns(scope: ReportScope, measures: Iterable[str] | None) -> Table:
    return {
        value: {name: Counted(*found) for name, found in row.items()}
        for value, row in narrowed(scope, measures).items()
    }


def moments() -> dict[str, Any]:
    return {"now": timezone.now(), "again": silence()}


@dataclass(frozen=True)
class Cell:
    """One number as it is shown, never without its n."""

    text: str
    notes: list[str]
    url: str = ""
    is_thin: bool = False


NOTHING = Cell("–", [])


def cell(measure: str, found: Counted | None, url: str = "") -> Cell:
    """The measure in words: median and 9 of 10, shares with their interval, marks as a score."""
    if found is None or not found.n:
        return NOTHING
    unit = MEASURES[measure].unit
    if unit == "count":
        return Cell(str(shown_value(found.n, "count")), [], url)
    if unit in ("share", "nps"):
        figure = found.share if unit == "share" else found.score
        notes = [shown_interval(figure, unit), shown_n(figure)]
        return Cell(str(shown_value(figure.value, unit)), notes, url, figure.n < THIN_BELOW)
    ninth = shown_value(quantile_of(found.buckets, 0.9), "seconds")
    low, high = quantile_interval(found.buckets, 0.5) or (None, None)
    notes = [
        _("9 of 10 within %(time)s") % {"time": ninth},
        shown_interval(Figure(0, found.n, low, high), "seconds"),
        shown_n(Figure(0, found.n)),
    ]
    middle = shown_value(quantile_of(found.buckets, 0.5), "seconds")
    return Cell(str(middle), notes, url, found.n < THIN_BELOW)


def target_cell(found: Counted | None, url: str = "") -> Cell:
    """The share that kept its limit."""
    if found is None or not found.aimed:
        return NOTHING
    figure = found.share
    return Cell(
        str(shown_value(figure.value, "share")),
        [shown_interval(figure, "share"), shown_n(figure)],
        url,
        figure.n < THIN_BELOW,
    )


def facts_filter(scope: ReportScope, measure: str, value: str) -> Q:
    """Which facts stand behind one cell, besides what the user may see."""
    about = MEASURES[measure]
    day, hour = f"{about.begins}_on", f"{about.begins}_hour"
    found = Q(**{f"{day}__gte": scope.first, f"{day}__lte": scope.last})
    if scope.branch:
        found &= Q(branch=scope.branch)
    person = "answers__person_id" if measure == "next_response" else f"{about.person}_id"
    narrowed = [(scope.by.name, value)] + ([(scope.only.name, scope.only_value)] if scope.only else [])
    for name, wanted in narrowed:
        column = {"person": person, "hour": hour}.get(name, DIMENSIONS[name].column)
        if column:
            found &= value_filter(name, column, wanted)
    if measure == "next_response":
        return found & Q(answers__isnull=False)
    if measure == "seen_first":
        ripe = moments()["now"] - moments()["again"]
        return found & (
            Q(resolved_at__lte=ripe) | Q(reopened_at__isnull=False) | Q(came_again_at__isnull=False)
        )
    needed = about.column or about.good
    return found & Q(**{f"{needed}__isnull": False}) if needed else found


def value_filter(name: str, column: str, value: str) -> Q:
    if name in ("client", "outside"):
        return Q(**{column: (value == "yes") == (name == "client")})
    if column.endswith("_id") or name == "hour":
        return Q(**{column: int(value)}) if value.isdecimal() and len(value) < 19 else Q(**{column: None})
    return Q(**{column: value})
