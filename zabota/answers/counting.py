"""How many replies say nothing concrete, and how many questions were answered."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet

from zabota.insight.statistics.wilson import wilson

MONTH = timedelta(days=30)


@dataclass(frozen=True)
class Shown:
    """A share ready for a tile; `value` is None of nothing."""

    value: str | None
    n: int
    interval: str = ""


def shown_share(count: int, n: int) -> Shown:
    """A share in percent with its 95 % Wilson interval."""
    found = wilson(count, n)
    if found is None:
        return Shown(None, 0)
    return Shown(f"{found.value:.0%}", n, f"{found.low:.0%} – {found.high:.0%}")


def vague_share(checked: QuerySet) -> Shown:
    """Of replies looked at: those in which nothing concrete was found."""
    return shown_share(checked.filter(found=[]).count(), checked.count())
