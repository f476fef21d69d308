"""Small branches judged fairly: empirical Bayes draws each estimate towards the network."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

import numpy as np

from zabota.insight.statistics.bands import BandCounts
from zabota.insight.statistics.normal import z_of
from zabota.insight.statistics.nps import PSEUDO_ANSWERS, nps

HALVINGS = 200


@dataclass(frozen=True, slots=True)
class Estimate:
    """What one branch measured, and the variance of that measurement (above 0)."""

    key: Hashable
    value: float
    variance: float


@dataclass(frozen=True, slots=True)
class Shrunk:
    """`raw` as measured; `value` with `error` as best believed; `weight` is the trust put in `raw`."""

    key: Hashable
    raw: float
    value: float
    error: float
    weight: float

    def probability_below(self, threshold: float) -> float:
        """P(true < threshold)."""
        return NormalDist(self.value, self.error).cdf(threshold)

    def interval(self, confidence: float = 0.95) -> tuple[float, float]:
        half = z_of(confidence) * self.error
        return self.value - half, self.value + half


@dataclass(frozen=True, slots=True)
class Network:
    """`mean` of all branches; `variance` is tau^2, how far branches truly differ."""

    mean: float
    mean_error: float
    variance: float
    branches: tuple[Shrunk, ...]

    def weakest(self, margin: float = 5.0) -> list[tuple[Shrunk, float]]:
        """Branches with P(true < network mean - margin), the likeliest, then the lowest first."""
        scored = [(branch, branch.probability_below(self.mean - margin)) for branch in self.branches]
        return sorted(scored, key=lambda pair: (-pair[1], pair[0].value))


def estimate_of_nps(key: Hashable, counts: BandCounts) -> Estimate | None:
    """A branch's plain score and its variance, which is never 0; None when nobody answered.

    The variance of one answer is that of the adjusted interval, divided by the true n.
    """
    score = nps(counts)
    if score is None:
        return None
    of_one_answer = score.adjusted_error**2 * (score.n + PSEUDO_ANSWERS)
    return Estimate(key, score.value, of_one_answer / score.n)


def shrink(estimates: Iterable[Estimate]) -> Network | None:
    """Draw every estimate towards the network's mean; None when there is none.

    w = 1/(v + tau^2), mu = sum(w e)/sum(w), value = mu + B (e - mu) with B = tau^2/(v + tau^2);
    error^2 = tau^2 v/(v + tau^2) + (1 - B)^2 / sum(w).
    Source: Morris 1983, JASA 78:47-55; tau^2 by Paule, Mandel 1982, J. Res. NBS 87(5).
    """
    measured = tuple(estimates)
    if not measured:
        return None
    if any(not estimate.variance > 0 for estimate in measured):
        raise ValueError("every estimate needs a variance above 0")
    tau2 = paule_mandel([e.value for e in measured], [e.variance for e in measured])
    mean, precision = _weighted_mean(measured, tau2)
    branches = tuple(_shrunk(estimate, tau2, mean, 1 / precision) for estimate in measured)
    return Network(mean, sqrt(1 / precision), tau2, branches)


def paule_mandel(values: Sequence[float], variances: Sequence[float]) -> float:
    """tau^2 >= 0 at which sum(w (e - mu)^2) = k - 1, found by halving; 0 if even there it is less."""
    measured, own = np.asarray(values, dtype=float), np.asarray(variances, dtype=float)
    if len(measured) != len(own):
        raise ValueError("every value needs its variance")
    if len(measured) < 2 or _spread(measured, own, 0.0) <= len(measured) - 1:
        return 0.0
    low, high = 0.0, 1.0
    while _spread(measured, own, high) > len(measured) - 1:
        high *= 2
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if _spread(measured, own, middle) > len(measured) - 1 else (low, middle)
    return (low + high) / 2


def _spread(values: np.ndarray, variances: np.ndarray, tau2: float) -> float:
    """The generalised Q statistic, which falls as tau^2 grows."""
    weights = 1 / (variances + tau2)
    mean = weights @ values / weights.sum()
    return float(weights @ (values - mean) ** 2)


def _weighted_mean(estimates: Sequence[Estimate], tau2: float) -> tuple[float, float]:
    precision = sum(1 / (e.variance + tau2) for e in estimates)
    return sum(e.value / (e.variance + tau2) for e in estimates) / precision, precision


def _shrunk(estimate: Estimate, tau2: float, mean: float, mean_variance: float) -> Shrunk:
    weight = tau2 / (estimate.variance + tau2)
    variance = weight * estimate.variance + (1 - weight) ** 2 * mean_variance
    return Shrunk(
        key=estimate.key,
        raw=estimate.value,
        value=mean + weight * (estimate.value - mean),
        error=sqrt(variance),
        weight=weight,
    )
