"""Is this more than chance: a sudden rise of a share, with a false-alarm rate chosen beforehand."""

from collections.abc import Sequence
from math import exp, inf, lgamma


def chance_of_so_many(count: int, n: int, before: int, n_before: int, size: float = inf) -> float:
    """P(count or more of n) when nothing changed since `before` of `n_before`.

    The beta-binomial predictive: the share from before is itself uncertain (Jeffreys' prior), and days differ
    by more than chance where `size` is finite (see `size_of_days`).
    Source: Gelman et al., Bayesian Data Analysis, 2.4. ValueError for counts that cannot be.
    """
    if not (0 <= count <= n and 0 <= before <= n_before):
        raise ValueError(f"{count} of {n} after {before} of {n_before} cannot be")
    share = (before + 0.5) / (n_before + 1)
    trust = min(n_before + 1.0, size)
    a, b = share * trust, (1 - share) * trust
    whole = _log_beta(a, b)
    terms = (
        lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + _log_beta(a + k, b + n - k) - whole
        for k in range(count, n + 1)
    )
    return min(1.0, sum(exp(term) for term in terms))


def size_of_days(counts: Sequence[int], sizes: Sequence[int]) -> float:
    """How alike days are: the `size` of a beta distribution of daily shares; inf when chance explains all.

    By moments: Pearson's statistic over its degrees of freedom = 1 + (mean n - 1) / (size + 1).
    Source: Williams 1982, Applied Statistics 31(2):144-148.
    """
    pairs = [(count, n) for count, n in zip(counts, sizes, strict=True) if n]
    total = sum(n for _, n in pairs)
    share = sum(count for count, _ in pairs) / total if total else 0.0
    if len(pairs) < 3 or not 0 < share < 1:
        return inf
    pearson = sum((count - n * share) ** 2 / (n * share * (1 - share)) for count, n in pairs)
    excess = pearson / (len(pairs) - 1) - 1
    mean = total / len(pairs)
    return inf if excess <= 0 or mean <= 1 else max(1.0, (mean - 1) / excess - 1)


def limit_for(tests: int, looks: int, false_alarms: float = 1.0) -> float:
    """The p-value at which to raise alarm: `false_alarms` are expected in `looks` rounds of `tests`."""
    return min(0.05, false_alarms / (max(1, tests) * max(1, looks)))


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)
