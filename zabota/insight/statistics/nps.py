"""Net promoter score, always with its n and its interval. Values are points, -100 to 100."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from zabota.insight.statistics.bands import BandCounts, count_bands
from zabota.insight.statistics.normal import two_sided_p, z_of

THIN_BELOW = 30
PSEUDO_ANSWERS = 3.0
PSEUDO_IN_BAND = 0.75


@dataclass(frozen=True, slots=True)
class Nps:
    """`value` is the plain score; `low` and `high` are the adjusted interval around `centre`."""

    counts: BandCounts
    value: float
    standard_error: float
    centre: float
    adjusted_error: float
    low: float
    high: float
    mean: float | None = None

    @property
    def n(self) -> int:
        return self.counts.n

    @property
    def is_thin(self) -> bool:
        """Too few answers to judge by: shown greyed."""
        return self.n < THIN_BELOW


@dataclass(frozen=True, slots=True)
class NpsComparison:
    """`difference` is the second score less the first, in points."""

    difference: float
    z: float
    p_value: float


def nps(counts: BandCounts, confidence: float = 0.95, mean: float | None = None) -> Nps | None:
    """The score of these counts with its adjusted Wald interval; None when nobody answered.

    p - d; interval from n+3 answers, promoters +3/4, critics +3/4,
    var = (p + d - (p - d)^2) / n'; clipped to the scale and never leaving the score outside.
    Source: Rocks 2016, The American Statistician 70(4):365-372.
    """
    if counts.n == 0:
        return None
    score, error = _plain(counts)
    centre, adjusted_error = _adjusted(counts)
    half = z_of(confidence) * adjusted_error
    return Nps(
        counts=counts,
        value=100 * score,
        standard_error=100 * error,
        centre=100 * centre,
        adjusted_error=100 * adjusted_error,
        low=100 * max(-1.0, min(score, centre - half)),
        high=100 * min(1.0, max(score, centre + half)),
        mean=mean,
    )


def nps_of_scores(scores: Sequence[int], lowest: int = 1, confidence: float = 0.95) -> Nps | None:
    """The score of raw marks on a scale from `lowest` (0 or 1) to 10, with their mean; None when empty."""
    if not scores:
        return None
    return nps(count_bands(scores, lowest), confidence, mean=sum(scores) / len(scores))


def weighed_nps(
    counts: BandCounts, weight: float, confidence: float = 0.95
) -> tuple[float, float, float] | None:
    """Promoters less `weight` times critics, in points, with its interval; None when nobody answered.

    s = p - w d; var = (p + w^2 d - s^2) / n; s +- z sqrt(var), within -100 w and 100.
    """
    if counts.n == 0:
        return None
    promoters, critics = counts.promoters / counts.n, counts.critics / counts.n
    score = promoters - weight * critics
    error = sqrt(max(0.0, promoters + weight * weight * critics - score * score) / counts.n)
    half = z_of(confidence) * error
    return 100 * score, 100 * max(-weight, score - half), 100 * min(1.0, score + half)


def compare_nps(first: BandCounts, second: BandCounts) -> NpsComparison | None:
    """Has the score changed? z = (b - a) / sqrt(var a + var b); None if either has no answer.

    Plain variances; where both are 0 (everybody in one band) the adjusted ones stand in.
    """
    if first.n == 0 or second.n == 0:
        return None
    (a, error_a), (b, error_b) = _plain(first), _plain(second)
    if error_a == error_b == 0:
        error_a, error_b = _adjusted(first)[1], _adjusted(second)[1]
    z = (b - a) / sqrt(error_a**2 + error_b**2)
    return NpsComparison(difference=100 * (b - a), z=z, p_value=two_sided_p(z))


def _plain(counts: BandCounts) -> tuple[float, float]:
    return _score_and_error(counts.promoters, counts.critics, counts.n)


def _adjusted(counts: BandCounts) -> tuple[float, float]:
    return _score_and_error(
        counts.promoters + PSEUDO_IN_BAND, counts.critics + PSEUDO_IN_BAND, counts.n + PSEUDO_ANSWERS
    )


def _score_and_error(promoters: float, critics: float, n: float) -> tuple[float, float]:
    score = (promoters - critics) / n
    variance = max(0.0, (promoters + critics) / n - score * score) / n
    return score, sqrt(variance)
