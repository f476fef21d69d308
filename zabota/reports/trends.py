"""What customers ask more, or less, than before: each value against its share of the days before."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db.models import Q, Sum

from zabota.company.models import User
from zabota.insight.kpi import Period
from zabota.insight.periods import NamedPeriod, chosen_period
from zabota.insight.statistics.benjamini_hochberg import FALSE_SHARE, adjusted
from zabota.insight.statistics.share_shift import share_shift
from zabota.reports.dimensions import DIMENSIONS
from zabota.reports.figures import counted
from zabota.reports.models import DaySum
from zabota.reports.scope import ReportScope

FEWEST = 5
"""Contacts in both periods together, below which a value is not tested: it could prove nothing."""
SEGMENTS = ("class", "client", "language")


@dataclass(frozen=True)
class Trend:
    """`p` is adjusted for how many values were compared; None where there was too little to compare."""

    value: str
    before: int
    now: int
    times: float | None
    p: float | None

    @property
    def word(self) -> str:
        """new, grew, fell, or "" while chance explains it."""
        if self.p is None or self.p > FALSE_SHARE:
            return ""
        if self.times is None:
            return "new"
        return "grew" if self.times > 1 else "fell"


def before(scope: ReportScope) -> ReportScope:
    """The same of as many days before."""
    period = scope.period.period
    earlier = Period(period.start - (period.end - period.start), period.start)
    return replace(scope, period=NamedPeriod("before", "", earlier))


def trends(scope: ReportScope) -> list[Trend]:
    """What really changed first, the strongest growth on top; then everything else by how much there is."""
    return compared(contacts(before(scope)), contacts(scope))


def contacts(scope: ReportScope) -> dict[str, int]:
    return {value: row["contacts"].n for value, row in counted(scope, ["contacts"]).items()}


def compared(earlier: Mapping[str, int], now: Mapping[str, int]) -> list[Trend]:
    of_before, of_now = known(earlier), known(now)
    pairs = [(value, earlier.get(value, 0), now.get(value, 0)) for value in {**earlier, **now}]
    shifts = {
        value: share_shift(one, of_before, other, of_now)
        for value, one, other in pairs
        if value and one + other >= FEWEST
    }
    tested = {value: shift for value, shift in shifts.items() if shift}
    corrected = dict(zip(tested, adjusted([shift.p_value for shift in tested.values()]), strict=True))
    found = [
        Trend(value, one, other, tested[value].times if value in tested else None, corrected.get(value))
        for value, one, other in pairs
        if one + other
    ]
    return sorted(found, key=_order)


def known(counts: Mapping[str, int]) -> int:
    """Of how many the value is known: who is not answered yet has no reason, and most of them are of now."""
    return sum(count for value, count in counts.items() if value)


def _order(trend: Trend) -> tuple[int, float]:
    rank = {"new": 0, "grew": 1, "fell": 2, "": 3}[trend.word] if trend.value else 4
    return rank, -trend.now if trend.times is None or not trend.word else -trend.times


def segments(scope: ReportScope) -> list[tuple[str, str]]:
    """What the report may be narrowed to: (`class:vip`, name), of customers who came in these days."""
    found = []
    for name in SEGMENTS:
        dimension = DIMENSIONS[name]
        came = contacts(replace(scope, by=dimension, only=None))
        names = dimension.names(came, scope.user)
        offered = sorted((str(names[value]), f"{name}:{value}") for value in came if value in names)
        found += [(value, f"{dimension.label}: {label}") for label, value in offered]
    return found


def asked_more(user: User) -> list[Trend]:
    """Reasons that are new or grew in the latest seven days, added up by the database."""
    days = chosen_period("7")
    scope = ReportScope(user, days, DIMENSIONS["reason"])
    earlier = before(scope)
    sums = DaySum.objects.visible_to(user).between(earlier.first, scope.last)
    rows = sums.filter(dimension="reason", measure="contacts").order_by().values("value")
    rows = rows.annotate(
        earlier=Sum("n", filter=Q(on__lt=scope.first), default=0),
        now=Sum("n", filter=Q(on__gte=scope.first), default=0),
    )
    pairs = [(row["value"], row["earlier"], row["now"]) for row in rows]
    found = compared({value: n for value, n, _ in pairs}, {value: n for value, _, n in pairs})
    return [trend for trend in found if trend.word in ("new", "grew")]
