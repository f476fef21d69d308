"""How far a goal is reached, and an honest forecast: an interval, never a promise."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from zabota.insight.statistics.median import Median, median_of
from zabota.insight.statistics.trend import Forecast, forecast_count
from zabota.stakes.measure import measures
from zabota.stakes.models import Goal

WEEK = timedelta(days=7)
LATELY_DAYS = 28
FEWEST_WEEKS = 8


@dataclass(frozen=True)
class Progress:
    """`baseline`, `target` and `now` in the goal's unit: a week's count, or the median hours.

    `verdict`: reached, on_course, off_course, open (the interval allows for both) or too_early.
    """

    unit: str
    baseline: float | None
    baseline_n: int
    target: float | None
    now: float | None
    low: float | None
    high: float | None
    n: int
    forecast: Forecast | None
    verdict: str

    @property
    def done_share(self) -> float | None:
        """0 at the baseline, 1 at the target; may lie beyond both."""
        if None in (self.baseline, self.target, self.now) or self.baseline == self.target:
            return None
        return (self.baseline - self.now) / (self.baseline - self.target)  # type: ignore[operator]


def progress_of(goal: Goal, on: date | None = None) -> Progress:
    today = min(on or timezone.localdate(), goal.due_on)
    return _of_counts(goal, today) if measures[goal.measure].unit == "count" else _of_hours(goal, today)


def _of_counts(goal: Goal, today: date) -> Progress:
    measure = measures[goal.measure]
    begin, until = _midnight(goal.baseline_from), _midnight(today)
    moments = measure.moments(begin, until, goal.branch_id)
    weeks = weekly(moments, begin, until)
    baseline_end = _midnight(goal.baseline_until)
    baseline_weeks = (baseline_end - begin) / WEEK
    baseline_n = sum(moment < baseline_end for moment in moments)
    baseline = baseline_n / baseline_weeks
    since = max(baseline_end, until - timedelta(days=LATELY_DAYS))
    lately = sum(moment >= since for moment in moments)
    weeks_lately = (until - since) / WEEK
    now = lately / weeks_lately if weeks_lately >= 1 else None
    target = baseline * goal.share
    ahead = (_midnight(goal.due_on) - begin) / WEEK - 0.5
    forecast = forecast_count(weeks, ahead) if len(weeks) >= FEWEST_WEEKS and now is not None else None
    verdict = _verdict(forecast, target, today >= goal.due_on, now)
    low, high = (forecast.now_low, forecast.now_high) if forecast else (None, None)
    return Progress("count", baseline, baseline_n, target, now, low, high, lately, forecast, verdict)


def _of_hours(goal: Goal, today: date) -> Progress:
    measure = measures[goal.measure]
    start, end = _midnight(goal.baseline_from), _midnight(goal.baseline_until)
    before = median_of(measure.hours(start, end, goal.branch_id))
    until = _midnight(today)
    since = max(end, until - timedelta(days=LATELY_DAYS))
    lately = median_of(measure.hours(since, until, goal.branch_id)) if until > since else None
    target = before.value * goal.share if before else None
    verdict = "too_early"
    if lately and target is not None:
        verdict = _by_interval(lately, target, today >= goal.due_on)
    return Progress(
        "hours",
        before.value if before else None,
        before.n if before else 0,
        target,
        lately.value if lately else None,
        lately.low if lately else None,
        lately.high if lately else None,
        lately.n if lately else 0,
        None,
        verdict,
    )


def weekly(moments: Sequence[datetime], begin: datetime, until: datetime) -> list[int]:
    """How many in each whole week from `begin`; a last week that is not over is left out."""
    counts = [0] * int((until - begin) / WEEK)
    for moment in moments:
        place = int((moment - begin) / WEEK)
        if place < len(counts):
            counts[place] += 1
    return counts


def _verdict(forecast: Forecast | None, target: float, is_over: bool, now: float | None) -> str:
    if is_over and now is not None:
        return "reached" if now <= target else "missed"
    if forecast is None:
        return "too_early"
    if forecast.high <= target:
        return "on_course"
    return "off_course" if forecast.low > target else "open"


def _by_interval(lately: Median, target: float, is_over: bool) -> str:
    if is_over:
        return "reached" if lately.value <= target else "missed"
    if lately.high <= target:
        return "on_course"
    return "off_course" if lately.low > target else "open"


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
