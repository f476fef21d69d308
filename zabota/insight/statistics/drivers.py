"""What drives an overall mark: how much of its variation each part explains, though parts go together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 200
SMALLEST = 1e-10


@dataclass(frozen=True, slots=True)
class Driver:
    """`weight` is the part of R^2 that falls to it, 0 to 1; `share` of all drivers together, 0 to 1."""

    index: int
    weight: float
    low: float
    high: float
    share: float


@dataclass(frozen=True, slots=True)
class Drivers:
    """`explained` is R^2: the part of the variation of the overall mark that all of them explain."""

    n: int
    explained: float
    drivers: tuple[Driver, ...]


def relative_weights(parts: Sequence[Sequence[float]], overall: Sequence[float]) -> list[float]:
    """Johnson's relative weights; they sum up to R^2. A part that never varies weighs 0.

    R = V D V', L = V sqrt(D) V', b = L^-1 r, weight_j = sum_k (L_jk b_k)^2.
    Source: Johnson 2000, Multivariate Behavioral Research 35(1):1-19. ValueError for fewer than 3 rows.
    """
    x, y = np.asarray(parts, dtype=float), np.asarray(overall, dtype=float)
    _check(x, y)
    return [float(weight) for weight in _weights(x, y)]


def drivers(
    parts: Sequence[Sequence[float]] | np.ndarray,
    overall: Sequence[float] | np.ndarray,
    *,
    confidence: float = 0.95,
    resamples: int = RESAMPLES,
    seed: int = 1,
) -> Drivers:
    """The weights with their bootstrap percentile intervals; `parts` has a row for each answer.

    Source of the interval: Efron 1979; for relative weights Tonidandel, LeBreton, Johnson 2009,
    Psychological Methods 14(4). The same seed gives the same interval.
    """
    x, y = np.asarray(parts, dtype=float), np.asarray(overall, dtype=float)
    _check(x, y)
    weights = _weights(x, y)
    chance = np.random.default_rng(seed)
    drawn = [np.bincount(chance.integers(0, len(y), len(y)), minlength=len(y)) for _ in range(resamples)]
    again = _weights_of_each(_moments(x, y, np.array(drawn, dtype=float)))
    low, high = np.quantile(again, [(1 - confidence) / 2, (1 + confidence) / 2], axis=0)
    explained = float(weights.sum())
    found = tuple(
        Driver(
            index,
            float(weight),
            float(min(low[index], weight)),
            float(max(high[index], weight)),
            float(weight) / explained if explained > SMALLEST else 0.0,
        )
        for index, weight in enumerate(weights)
    )
    return Drivers(len(y), explained, found)


def _moments(x: np.ndarray, y: np.ndarray, times: np.ndarray) -> np.ndarray:
    """For each row of `times` (how often each answer was drawn): covariances of the parts and the overall.

    Each product of two columns is made once; all resamples are then one product of matrices.
    """
    columns = np.column_stack([x, y]) - np.append(x.mean(axis=0), y.mean())
    wide = columns.shape[1]
    left, right = np.triu_indices(wide)
    n = times.sum(axis=1)[:, None]
    means = times @ columns / n
    of_pairs = times @ (columns[:, left] * columns[:, right]) / n - means[:, left] * means[:, right]
    found = np.empty((len(times), wide, wide))
    found[:, left, right] = found[:, right, left] = of_pairs
    return found


def _weights(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return _weights_of(_moments(x, y, np.ones((1, len(y))))[0])


def _weights_of_each(covariances: np.ndarray) -> np.ndarray:
    """Of many samples at once where everything varies in each of them, as it nearly always does."""
    if (np.diagonal(covariances, axis1=1, axis2=2) > SMALLEST**2).all():
        return _johnson(covariances)
    return np.array([_weights_of(of_sample) for of_sample in covariances])


def _weights_of(covariances: np.ndarray) -> np.ndarray:
    """Johnson's weights from the covariances of the parts and, last, the overall mark."""
    found = np.zeros(len(covariances) - 1)
    varies = np.diag(covariances) > SMALLEST**2
    if varies[-1] and varies[:-1].any():
        found[varies[:-1]] = _johnson(covariances[np.ix_(varies, varies)][None])[0]
    return found


def _johnson(covariances: np.ndarray) -> np.ndarray:
    """A row of weights for each of several matrices in which everything varies."""
    spread = np.sqrt(np.diagonal(covariances, axis1=1, axis2=2))
    correlations = covariances / (spread[:, :, None] * spread[:, None, :])
    values, vectors = np.linalg.eigh(correlations[:, :-1, :-1])
    root = np.sqrt(np.clip(values, 0, None))[:, None, :]
    inverse = np.where(root > SMALLEST, 1 / np.where(root > SMALLEST, root, 1), 0)
    turned = vectors.transpose(0, 2, 1)
    loadings = (vectors * root) @ turned
    of_orthogonal = (vectors * inverse) @ turned @ correlations[:, :-1, -1:]
    return (loadings**2 @ of_orthogonal**2)[:, :, 0]


def _check(x: np.ndarray, y: np.ndarray) -> None:
    if x.ndim != 2 or len(x) != len(y) or len(y) < 3:
        raise ValueError("drivers need at least three answers, each with all its parts and an overall mark")
