"""Many tests at once: which findings stand when hundreds of branches are looked at together."""

from collections.abc import Sequence

FALSE_SHARE = 0.05
"""Of what is believed, so much is expected to be chance, on every page that compares many."""


def adjusted(p_values: Sequence[float]) -> list[float]:
    """Adjusted p-values in the order given: min over ranks j >= i of p(j) m / j, at most 1.

    Source: Benjamini, Hochberg 1995, JRSS B 57(1):289-300. Raises ValueError outside 0 to 1.
    """
    if any(not 0 <= p <= 1 for p in p_values):
        raise ValueError("a p-value lies between 0 and 1")
    many = len(p_values)
    result = [1.0] * many
    lowest = 1.0
    ranked = sorted(range(many), key=lambda index: p_values[index])
    for rank in range(many, 0, -1):
        index = ranked[rank - 1]
        lowest = min(lowest, max(p_values[index], p_values[index] * many / rank))
        result[index] = lowest
    return result


def findings(p_values: Sequence[float], false_share: float = FALSE_SHARE) -> list[bool]:
    """Which tests to believe, expecting at most `false_share` of those believed to be false."""
    return [p <= false_share for p in adjusted(p_values)]
