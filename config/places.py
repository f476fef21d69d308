"""Room for so many at once, of which nobody may take the greater part."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from zabota.core.busy import FULL, TOO_MANY


class Places:
    """Belongs to one event loop, so that nothing here is locked. `share` is what one may hold."""

    def __init__(self, room: int, share: int):
        self.room, self.share = room, share
        self.taken = 0
        self.of: Counter[str] = Counter()

    def refusal(self, who: str) -> int:
        """0: there is a place. Else the status to answer with."""
        if self.of[who] >= self.share:
            return TOO_MANY
        if not self.of[who]:
            del self.of[who]
        return FULL if self.taken >= self.room else 0

    @contextmanager
    def place(self, who: str) -> Iterator[None]:
        self.taken += 1
        self.of[who] += 1
        try:
            yield
        finally:
            self.taken -= 1
            self.of[who] -= 1
            if not self.of[who]:
                del self.of[who]
