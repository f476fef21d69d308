"""Whether what was sampled stays level: the slope of the median of all pairs, after the warm-up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

WARM_SHARE = 0.3
"""Of the run: caches fill, every thread has opened its connection, the demo's first rows were touched."""


@dataclass(frozen=True)
class Bound:
    """How much more of it there may be at the end of what is judged: so much, or so large a share."""

    more: float
    share: float = 0.0


BOUNDS = {
    "server MB": Bound(8, 0.04),
    "server files": Bound(3),
    "server threads": Bound(2),
    "database MB": Bound(16, 0.15),
    "database files": Bound(40, 0.15),
    "database processes": Bound(2),
    "connections": Bound(2),
    "waiting jobs": Bound(15),
    "kept jobs": Bound(25),
    "moments of the schedule": Bound(20),
    "waiting mails": Bound(15),
    "unread deliveries": Bound(10),
    "waiting tellings": Bound(15),
    "queue tables MB": Bound(6, 0.3),
    "stray files": Bound(10),
}
QUEUES = ("waiting jobs", "waiting mails", "unread deliveries", "waiting tellings")
"""Of these the lowest of some samples counts: a queue that is emptied again and again does not grow."""
SOME = 12


@dataclass(frozen=True)
class Line:
    """One thing that was watched: where it began after the warm-up, and what it grows by until the end."""

    name: str
    first: float
    last: float
    growth: float
    allowed: float
    an_hour: float

    @property
    def is_flat(self) -> bool:
        return self.growth <= self.allowed

    def __str__(self) -> str:
        word = "flat" if self.is_flat else "GROWS"
        told = f"{self.name}: {self.first:.1f} -> {self.last:.1f}, slope {self.an_hour:+.2f} an hour"
        return f"{told}, {self.growth:+.2f} of {self.allowed:.1f} allowed: {word}"


def slope(times: Sequence[float], values: Sequence[float]) -> float:
    """Theil and Sen: the median of the slopes of all pairs; one peak does not bend it."""
    pairs = range(len(times))
    found = [
        (values[b] - values[a]) / (times[b] - times[a])
        for a in pairs
        for b in pairs
        if a < b and times[b] > times[a]
    ]
    return median(found) if found else 0.0


def judge(times: Sequence[float], samples: Sequence[Mapping[str, float]]) -> list[Line]:
    """`times` in seconds; every sample names the same things."""
    begin = next(
        place for place, at in enumerate(times) if at - times[0] >= (times[-1] - times[0]) * WARM_SHARE
    )
    late, span = times[begin:], times[-1] - times[begin]
    lines = []
    for name, bound in BOUNDS.items():
        values = [sample[name] for sample in samples[begin:]]
        if name in QUEUES:
            values = [min(values[max(0, place - SOME) : place + 1]) for place in range(len(values))]
        steep = slope(late, values)
        some = max(1, len(values) // 8)
        first, last = median(values[:some]), median(values[-some:])
        allowed = max(bound.more, bound.share * first)
        lines.append(Line(name, first, last, steep * span, allowed, steep * 3600))
    return lines
