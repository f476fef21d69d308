"""The numbers of one action: complaints of its cause and marks of its touchpoint, before and after."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, F, Q, Sum
from django.utils import timezone

from zabota.company.models import Branch
from zabota.company.parameters import value_of
from zabota.feedback.models import Mark
from zabota.improvement.models import CauseLink, CorrectiveAction
from zabota.improvement.verdict import Finding, Looks, add_months, judge, looks_of
from zabota.insight.statistics.bands import BandCounts
from zabota.insight.statistics.effect_of_fix import (
    BranchCounts,
    BranchMarks,
    MarksEffect,
    RateEffect,
    Sample,
    effect_on_marks,
    effect_on_rate,
)
from zabota.insight.statistics.nps import Nps, nps

NO_MARKS = Sample(0, 0.0, 0.0)


@dataclass(frozen=True)
class Window:
    """Whole days: `since` to `start` is before, `start` to `until` after; ends are not included."""

    since: datetime
    start: datetime
    until: datetime

    @property
    def before_days(self) -> float:
        return (self.start - self.since).total_seconds() / 86_400

    @property
    def after_days(self) -> float:
        return (self.until - self.start).total_seconds() / 86_400


@dataclass(frozen=True)
class Effect:
    """What the numbers say, and what follows from it."""

    window: Window
    looks: Looks
    marks: MarksEffect | None
    rate: RateEffect | None
    nps_before: Nps | None
    nps_after: Nps | None
    finding: Finding


def effect_of(action: CorrectiveAction, on: date | None = None) -> Effect:
    """As of a day: before the first look what there is so far, then the window of the latest look."""
    day = on or timezone.localdate()
    last = value_of("improvement.last_look_months")
    looks = looks_of(action.starts_on, action.months, last)
    window = window_of(action, looks.months_on(day, action.months, max(action.months, last)), day)
    branches = _measurable(window)
    fixed_ids = set(action.branches.values_list("id", flat=True)) or {branch.id for branch in branches}
    marks, rate = _marks(action, window, fixed_ids), _rate(action, window, branches, fixed_ids)
    return Effect(
        window=window,
        looks=looks,
        marks=marks,
        rate=rate,
        nps_before=_nps(action, window.since, window.start, fixed_ids),
        nps_after=_nps(action, window.start, window.until, fixed_ids),
        finding=judge(day, looks, marks, rate, fewest=value_of("improvement.fewest")),
    )


def window_of(action: CorrectiveAction, months: int, day: date) -> Window:
    """`months` on both sides of the start; 0: as long before as has passed since, up to the first look."""
    if months:
        return Window(
            _midnight(add_months(action.starts_on, -months)),
            _midnight(action.starts_on),
            _midnight(add_months(action.starts_on, months)),
        )
    until = max(day, action.starts_on)
    since = add_months(action.starts_on, -action.months)
    return Window(_midnight(since), _midnight(action.starts_on), _midnight(until))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _measurable(window: Window) -> list[Branch]:
    """Those that served before the start and still at the end: others are no measure."""
    known = CauseLink.objects.filter(at__lt=window.start, branch__isnull=False).values("branch")
    served = Branch.objects.filter(Q(created_at__lte=window.start) | Q(id__in=known))
    return list(served.filter(Q(closed_for_good_at=None) | Q(closed_for_good_at__gte=window.until)))


def touchpoints_of(action: CorrectiveAction) -> list[int]:
    """Whose marks show the effect: the action's own, else those of its cause."""
    if action.touchpoint_id:
        return [action.touchpoint_id]
    return list(action.cause.touchpoints.values_list("id", flat=True))


def _marks(action: CorrectiveAction, window: Window, fixed_ids: set[int]) -> MarksEffect | None:
    touchpoints = touchpoints_of(action)
    if not touchpoints:
        return None
    samples: dict[int, dict[str, Sample]] = {}
    for side, since, until in (
        ("before", window.since, window.start),
        ("after", window.start, window.until),
    ):
        rows = Mark.objects.filter(
            touchpoint__in=touchpoints, at__gte=since, at__lt=until, branch__isnull=False
        )
        counted = (
            rows.order_by()
            .values("branch_id")
            .annotate(n=Count("id"), total=Sum("score"), squares=Sum(F("score") * F("score")))
        )
        for row in counted:
            sample = Sample(row["n"], float(row["total"]), float(row["squares"]))
            samples.setdefault(row["branch_id"], {})[side] = sample
    both = {
        key: BranchMarks(found.get("before", NO_MARKS), found.get("after", NO_MARKS))
        for key, found in samples.items()
    }
    return effect_on_marks(
        [pair for key, pair in both.items() if key in fixed_ids],
        [pair for key, pair in both.items() if key not in fixed_ids],
    )


def _rate(
    action: CorrectiveAction, window: Window, branches: list[Branch], fixed_ids: set[int]
) -> RateEffect | None:
    if window.after_days <= 0:
        return None
    links = CauseLink.objects.filter(
        cause=action.cause_id, at__gte=window.since, at__lt=window.until, branch__isnull=False
    )
    counted = (
        links.order_by()
        .values("branch_id")
        .annotate(
            before=Count("told", filter=Q(at__lt=window.start), distinct=True),
            after=Count("told", filter=Q(at__gte=window.start), distinct=True),
        )
    )
    found = {row["branch_id"]: (row["before"], row["after"]) for row in counted}
    counts = {
        branch.id: BranchCounts(*found.get(branch.id, (0, 0)), window.before_days, window.after_days)
        for branch in branches
    }
    return effect_on_rate(
        [pair for key, pair in counts.items() if key in fixed_ids],
        [pair for key, pair in counts.items() if key not in fixed_ids],
    )


def _nps(action: CorrectiveAction, since: datetime, until: datetime, branch_ids: set[int]) -> Nps | None:
    marks = Mark.objects.filter(
        touchpoint__in=touchpoints_of(action), at__gte=since, at__lt=until, branch__in=branch_ids
    )
    counted = marks.order_by().aggregate(
        promoters=Count("id", filter=Q(score__gte=9)),
        passives=Count("id", filter=Q(score__gte=7, score__lt=9)),
        critics=Count("id", filter=Q(score__lt=7)),
    )
    return nps(BandCounts(**counted))
