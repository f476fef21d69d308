"""Did a fix help? Before and after, against branches that were left alone (difference in differences)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from zabota.insight.statistics.normal import z_of
from zabota.insight.statistics.shrinkage import paule_mandel

HALF_A_COUNT = 0.5


@dataclass(frozen=True, slots=True)
class Sample:
    """Marks of one branch in one window: how many, their sum, and the sum of their squares."""

    n: int
    total: float
    squares: float

    @property
    def mean(self) -> float | None:
        return self.total / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class BranchMarks:
    before: Sample
    after: Sample


@dataclass(frozen=True, slots=True)
class BranchCounts:
    """Complaints of one branch in both windows, each window in days."""

    before: int
    after: int
    before_days: float
    after_days: float


@dataclass(frozen=True, slots=True)
class MarksEffect:
    """`difference` in points of the mark, above what the untouched branches changed by; means are pooled.

    `ratio` is mean after / mean before at the fixed branches alone. Without untouched branches
    `has_control` is False and the difference is after less before.
    """

    difference: float
    low: float
    high: float
    before: float
    after: float
    n: int
    untouched_before: float | None
    untouched_after: float | None
    untouched_n: int
    has_control: bool

    @property
    def ratio(self) -> float:
        return self.after / self.before


@dataclass(frozen=True, slots=True)
class RateEffect:
    """`ratio` of rates after / before, divided by that of the untouched branches; below 1 is fewer.

    Rates are per 30 days and branch. `spread` is the overdispersion that widened the interval, 1 or more.
    """

    ratio: float
    low: float
    high: float
    before: float
    after: float
    untouched_before: float | None
    untouched_after: float | None
    n: int
    spread: float
    has_control: bool


def effect_on_marks(
    fixed: Sequence[BranchMarks], untouched: Sequence[BranchMarks], confidence: float = 0.95
) -> MarksEffect | None:
    """Mean change of the fixed branches less that of the untouched; None if the fixed lack marks in a window.

    Each branch's change d = after - before has variance v = s^2 (1/n0 + 1/n1), s^2 pooled over all branches;
    w = 1/(v + tau^2), tau^2 by Paule-Mandel within each group; effect = D1 - D0 +- z sqrt(1/W1 + 1/W0).
    Source: Donald, Lang 2007, Rev. Econ. Stat. 89(2):221-233 (branches, not marks, are what varies).
    """
    ours, others = [_ for _ in fixed if _is_measured(_)], [_ for _ in untouched if _is_measured(_)]
    if not ours:
        return None
    variance = _pooled_variance([*ours, *others])
    tau2 = max(_spread_of_changes(ours, variance), _spread_of_changes(others, variance))
    change, precision = _mean_change(ours, variance, tau2)
    error2 = 1 / precision
    if others:
        common, common_precision = _mean_change(others, variance, tau2)
        change, error2 = change - common, error2 + 1 / common_precision
    half = z_of(confidence) * sqrt(error2)
    before, after = _pooled([b.before for b in ours]), _pooled([b.after for b in ours])
    return MarksEffect(
        difference=change,
        low=change - half,
        high=change + half,
        before=before.total / before.n,
        after=after.total / after.n,
        n=before.n + after.n,
        untouched_before=_pooled([b.before for b in others]).mean,
        untouched_after=_pooled([b.after for b in others]).mean,
        untouched_n=sum(b.before.n + b.after.n for b in others),
        has_control=bool(others),
    )


def effect_on_rate(
    fixed: Sequence[BranchCounts], untouched: Sequence[BranchCounts], confidence: float = 0.95
) -> RateEffect | None:
    """(after/before at fixed) / (after/before at untouched); None when nothing was counted at the fixed.

    log ratio +- z sqrt(phi (1/a1 + 1/a0 + 1/c1 + 1/c0)), half a count added to each; phi >= 1 is Pearson's
    chi^2 over its degrees of freedom, within groups. An untouched group with nothing counted is no control.
    Source: McCullagh, Nelder 1989, Generalized Linear Models, 6.2 and 9.2.
    """
    before, after = sum(b.before for b in fixed), sum(b.after for b in fixed)
    days0, days1 = sum(b.before_days for b in fixed), sum(b.after_days for b in fixed)
    if before + after == 0 or not days0 or not days1:
        return None
    others0, others1 = sum(b.before for b in untouched), sum(b.after for b in untouched)
    has_control = others0 + others1 > 0
    spread = _overdispersion([fixed, untouched])
    log_ratio = _log_change(before, after, days0, days1)
    variance = _inverse(before) + _inverse(after)
    odays0, odays1 = sum(b.before_days for b in untouched), sum(b.after_days for b in untouched)
    if has_control:
        log_ratio -= _log_change(others0, others1, odays0, odays1)
        variance += _inverse(others0) + _inverse(others1)
    half = z_of(confidence) * sqrt(spread * variance)
    return RateEffect(
        ratio=exp(log_ratio),
        low=exp(log_ratio - half),
        high=exp(log_ratio + half),
        before=30 * before / days0,
        after=30 * after / days1,
        untouched_before=30 * others0 / odays0 if has_control else None,
        untouched_after=30 * others1 / odays1 if has_control else None,
        n=before + after + others0 + others1,
        spread=spread,
        has_control=has_control,
    )


def _is_measured(branch: BranchMarks) -> bool:
    return branch.before.n > 0 and branch.after.n > 0


def _pooled(samples: Sequence[Sample]) -> Sample:
    return Sample(sum(s.n for s in samples), sum(s.total for s in samples), sum(s.squares for s in samples))


def _pooled_variance(branches: Sequence[BranchMarks]) -> float:
    """Of one mark around its branch's mean in its window; never 0, so that agreement is not certainty."""
    samples = [sample for branch in branches for sample in (branch.before, branch.after)]
    within = sum(s.squares - s.total**2 / s.n for s in samples)
    freedom = sum(s.n - 1 for s in samples)
    return max(within / freedom if freedom > 0 else 0.0, 0.25)


def _changes(branches: Sequence[BranchMarks], variance: float) -> list[tuple[float, float]]:
    return [
        (b.after.total / b.after.n - b.before.total / b.before.n, variance * (1 / b.before.n + 1 / b.after.n))
        for b in branches
    ]


def _spread_of_changes(branches: Sequence[BranchMarks], variance: float) -> float:
    changes = _changes(branches, variance)
    return paule_mandel([d for d, _ in changes], [v for _, v in changes])


def _mean_change(branches: Sequence[BranchMarks], variance: float, tau2: float) -> tuple[float, float]:
    weighted = [(d, 1 / (v + tau2)) for d, v in _changes(branches, variance)]
    precision = sum(w for _, w in weighted)
    return sum(d * w for d, w in weighted) / precision, precision


def _log_change(before: int, after: int, before_days: float, after_days: float) -> float:
    return log((after + HALF_A_COUNT) / after_days) - log((before + HALF_A_COUNT) / before_days)


def _inverse(count: int) -> float:
    return 1 / (count + HALF_A_COUNT)


def _overdispersion(groups: Sequence[Sequence[BranchCounts]]) -> float:
    """How much more branches of a group differ in their change than chance alone makes them; 1 or more."""
    chi2 = freedom = 0.0
    for group in groups:
        counted = [b for b in group if b.before + b.after]
        share = sum(b.after for b in counted) / max(1, sum(b.before + b.after for b in counted))
        if len(counted) < 2 or not 0 < share < 1:
            continue
        freedom += len(counted) - 1
        chi2 += sum(
            (b.after - (b.before + b.after) * share) ** 2 / ((b.before + b.after) * share * (1 - share))
            for b in counted
        )
    return max(1.0, chi2 / freedom) if freedom else 1.0
