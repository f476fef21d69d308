"""The normal distribution, as far as intervals and tests need it."""

from statistics import NormalDist

STANDARD = NormalDist()


def z_of(confidence: float) -> float:
    """How many standard errors a two-sided interval reaches: 1.96 for 0.95."""
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must lie between 0 and 1, not {confidence}")
    return STANDARD.inv_cdf((1 + confidence) / 2)


def two_sided_p(z: float) -> float:
    """The chance of a |z| this large or larger when nothing differs."""
    return 2 * STANDARD.cdf(-abs(z))
