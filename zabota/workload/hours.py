"""Contacts by hour, from the kept sums of days: always the branch's own clock, never messages."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum

from zabota.company.hours import schedule_of
from zabota.company.models import Branch, User
from zabota.insight.statistics.wilson import Share, wilson
from zabota.reports.models import DaySum

HOUR = 3600
DAYS, HOURS = 7, 24
Grid = list[list[float]]
"""Monday to Sunday, each with 24 hours."""


@dataclass(frozen=True)
class Stretch:
    """Whole weeks, from a Monday up to and including a Sunday."""

    first: date
    weeks: int

    @property
    def last(self) -> date:
        return self.first + timedelta(days=7 * self.weeks - 1)


def weeks_until(today: date, weeks: int) -> Stretch:
    """The last whole weeks that are over."""
    monday = today - timedelta(days=today.weekday())
    return Stretch(monday - timedelta(weeks=weeks), weeks)


def contacts(
    user: User, branch: Branch | None, stretch: Stretch, dimension: str
) -> list[tuple[date, str, int]]:
    """Day, value of the dimension, how many contacts."""
    kept = DaySum.objects.visible_to(user).between(stretch.first, stretch.last)
    kept = kept.filter(dimension=dimension, measure="contacts")
    if branch:
        kept = kept.filter(branch=branch)
    return list(kept.values_list("on", "value").annotate(n=Sum("n")).order_by("on", "value"))


def hourly(user: User, branch: Branch | None, stretch: Stretch) -> list[list[float]]:
    """Week by week, each as 168 hours from Monday at 0."""
    weeks = [[0.0] * (DAYS * HOURS) for _week in range(stretch.weeks)]
    for on, hour, n in contacts(user, branch, stretch, "hour"):
        passed = (on - stretch.first).days
        weeks[passed // 7][passed % 7 * HOURS + int(hour)] += n
    return weeks


def heatmap(weeks: list[list[float]]) -> Grid:
    """The mean of each hour of the week."""
    n = max(1, len(weeks))
    return [
        [sum(week[day * HOURS + hour] for week in weeks) / n for hour in range(HOURS)] for day in range(DAYS)
    ]


def outside(user: User, branch: Branch | None, stretch: Stretch) -> Share | None:
    """The share of contacts that came while we were closed."""
    counts: dict[str, int] = defaultdict(int)
    for _on, value, n in contacts(user, branch, stretch, "outside"):
        counts[value] += n
    return wilson(counts["no"], counts["no"] + counts["yes"])


@dataclass(frozen=True)
class Longer:
    """What one hour more on a weekday would have taken in: `n` contacts on `days` such days."""

    weekday: int
    opens: str
    closes: str
    later: int
    earlier: int
    days: int


def one_hour_longer(user: User, branch: Branch, stretch: Stretch) -> list[Longer]:
    """For each weekday on which the branch opens: contacts outside the hours that would have fallen within.

    Read by quarters of an hour; closing times between quarters count from the quarter in which they fall.
    Days with hours of their own (holidays) are left out.
    """
    schedule = schedule_of(branch)
    slots: dict[tuple[date, int], int] = {
        (on, int(quarter)): n for on, quarter, n in contacts(user, branch, stretch, "quarter") if quarter
    }
    found = []
    days = [stretch.first + timedelta(days=number) for number in range(7 * stretch.weeks)]
    for weekday in range(DAYS):
        own = [day for day in days if day.weekday() == weekday and not schedule.is_holiday(day)]
        spans = schedule.spans_on(own[0]) if own else ()
        if not spans or spans == ((0, 24 * HOUR),):
            continue
        opens, closes = spans[0][0], spans[-1][1]
        later = range(closes // 900, min(96, (closes + HOUR) // 900))
        earlier = range(max(0, (opens - HOUR) // 900), opens // 900)
        found.append(
            Longer(
                weekday,
                clock(opens),
                clock(closes),
                sum(slots.get((day, slot), 0) for day in own for slot in later),
                sum(slots.get((day, slot), 0) for day in own for slot in earlier),
                len(own),
            )
        )
    return found


def clock(seconds: int) -> str:
    return f"{seconds // HOUR}:{seconds % HOUR // 60:02d}"
