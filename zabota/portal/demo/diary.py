"""What happens when: steps are lived through in the order of their moments."""

from collections.abc import Callable
from datetime import datetime
from heapq import heappop, heappush
from itertools import count
from typing import Any

from zabota.portal.demo.clock import Clock


class Diary:
    """Steps to come; each may write further ones."""

    def __init__(self, clock: Clock):
        self.clock = clock
        self._steps: list[tuple[datetime, int, Callable[..., Any], tuple[Any, ...]]] = []
        self._number = count()

    @property
    def now(self) -> datetime:
        return self.clock.moment

    def at(self, moment: datetime, step: Callable[..., Any], *args: Any) -> None:
        """Do `step(*args)` at `moment`; at once in the diary's time if that has passed."""
        heappush(self._steps, (max(moment, self.now), next(self._number), step, args))

    def live_until(self, end: datetime, tell: Callable[[int], None] | None = None) -> None:
        """Take the steps up to `end` in order; what comes later never happens: it is still open.

        `tell` hears how many percent of the time are over, as often as that changes.
        """
        begin, told = self.now, -1
        while self._steps and self._steps[0][0] <= end:
            moment, _number, step, args = heappop(self._steps)
            self.clock.moment = moment
            percent = int(100 * ((moment - begin) / (end - begin)))
            if tell and percent != told:
                tell(percent)
                told = percent
            step(*args)
        self.clock.moment = end
