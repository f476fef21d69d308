"""Did a part of the whole become larger or smaller: two counts out of two totals."""

from dataclasses import dataclass
from math import exp, lgamma, log, sqrt
from statistics import NormalDist

EXACT_UP_TO = 1000


@dataclass(frozen=True, slots=True)
class ShareShift:
    """`times`: the share now over the share before; None where there was nothing before."""

    times: float | None
    p_value: float


def share_shift(before: int, of_before: int, now: int, of_now: int) -> ShareShift | None:
    """`before` of `of_before` against `now` of `of_now`, two-sided; None where there is nothing to compare.

    Given both together, `now` is binomial with the share of `of_now` in both totals; tails doubled, and the
    normal distribution with continuity correction above 1,000.
    Source: Przyborowski, Wilenski 1940, Biometrika 31(3/4):313-323. ValueError for counts that cannot be.
    """
    if not (0 <= before <= of_before and 0 <= now <= of_now):
        raise ValueError(f"{before} of {of_before} and {now} of {of_now} cannot be")
    together = before + now
    if not (of_before and of_now and together):
        return None
    times = (now / of_now) / (before / of_before) if before else None
    share = of_now / (of_before + of_now)
    if together <= EXACT_UP_TO:
        low = _at_most(now, together, share)
        high = 1 - _at_most(now - 1, together, share)
        return ShareShift(times, min(1.0, 2 * min(low, high)))
    apart = max(0.0, abs(now - together * share) - 0.5) / sqrt(together * share * (1 - share))
    return ShareShift(times, 2 * NormalDist().cdf(-apart))


def _at_most(count: int, n: int, share: float) -> float:
    """P(at most `count` of `n`)."""
    whole = lgamma(n + 1)
    return min(
        1.0,
        sum(
            exp(whole - lgamma(k + 1) - lgamma(n - k + 1) + k * log(share) + (n - k) * log(1 - share))
            for k in range(count + 1)
        ),
    )
