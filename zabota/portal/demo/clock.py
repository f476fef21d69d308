"""A clock that can be moved, so that the past of a demo company is written by the actions of the "
"present."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo
from typing import Any

from django.utils import timezone


class Clock:
    """Shows `moment`, which whoever holds the clock may set."""

    def __init__(self, moment: datetime):
        self.moment = moment


@contextmanager
def moved_clock(moment: datetime) -> Iterator[Clock]:
    """Let `django.utils.timezone.now` show the clock's moment within the block, defaults of fields included.

    For a command that has the process to itself: everything in the process sees this time.
    """
    clock = Clock(moment)

    class Moved(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            return clock.moment.astimezone(tz)

    watch: Any = timezone
    real = watch.datetime
    watch.datetime = Moved
    try:
        yield clock
    finally:
        watch.datetime = real
