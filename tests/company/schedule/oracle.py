"""Business time told the slow way: look at the wall clock every minute and count.

Shares no code with the product. It knows whole minutes only, so hours and clock changes
in these tests fall on whole minutes; moments may be anything.
"""

import random
from bisect import bisect_left
from copy import copy
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
TICK = timedelta(microseconds=1)
MINUTE_TICKS = 60_000_000

Hours = tuple[time, time]

# A zone and a moment near which its clocks change; some change at midnight, one loses a whole day.
CHANGES = [
    ("Europe/Chisinau", datetime(2026, 3, 29, tzinfo=UTC)),
    ("Europe/Chisinau", datetime(2026, 10, 25, tzinfo=UTC)),
    ("Europe/Moscow", datetime(2011, 3, 27, tzinfo=UTC)),
    ("Europe/Moscow", datetime(2014, 10, 26, tzinfo=UTC)),
    ("Europe/Moscow", datetime(2026, 1, 1, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 3, 8, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 11, 1, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 4, 5, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 10, 4, tzinfo=UTC)),
    ("Asia/Kathmandu", datetime(1986, 1, 1, tzinfo=UTC)),
    ("Asia/Kathmandu", datetime(2026, 5, 1, tzinfo=UTC)),
    ("Pacific/Apia", datetime(2011, 12, 30, tzinfo=UTC)),
    ("Pacific/Chatham", datetime(2026, 9, 27, tzinfo=UTC)),
    ("America/St_Johns", datetime(2010, 11, 7, tzinfo=UTC)),
    ("America/Sao_Paulo", datetime(2018, 2, 18, tzinfo=UTC)),
    ("Asia/Beirut", datetime(2026, 3, 29, tzinfo=UTC)),
    ("Atlantic/Azores", datetime(2026, 10, 25, tzinfo=UTC)),
    ("Africa/Casablanca", datetime(2026, 2, 15, tzinfo=UTC)),
    ("Asia/Almaty", datetime(2024, 3, 1, tzinfo=UTC)),
]


def wall_is_open(
    weekly: dict[int, list[Hours]], holidays: dict[date, list[Hours]], today: date, clock: time
) -> bool:
    """Is the shop open when its wall shows this date and time?"""
    for opens, closes in holidays.get(today, weekly.get(today.weekday(), [])):
        runs_on = closes <= opens
        if opens <= clock and (runs_on or clock < closes):
            return True
    if today in holidays:
        return False
    eve = today - timedelta(days=1)
    for opens, closes in holidays.get(eve, weekly.get(eve.weekday(), [])):
        if time(0) < closes < opens and clock < closes:
            return True
    return False


class MinuteOracle:
    """Every minute of a window, open or not."""

    def __init__(
        self,
        zone: str,
        weekly: dict[int, list[Hours]],
        holidays: dict[date, list[Hours]],
        begin: datetime,
        days: int,
    ) -> None:
        tz = ZoneInfo(zone)
        self.begin = begin
        self.minutes: list[bool] = []
        for number in range(days * 24 * 60):
            local = (begin + number * MINUTE).astimezone(tz)
            self.minutes.append(wall_is_open(weekly, holidays, local.date(), local.time()))
        self.opened = list(accumulate(self.minutes, initial=0))

    def standing_still(self, pauses: list[tuple[datetime, datetime]]) -> "MinuteOracle":
        """The same window with these minutes not counted; pauses fall on whole minutes."""
        other = copy(self)
        other.minutes = list(self.minutes)
        for begin, end in pauses:
            for number in range((begin - self.begin) // MINUTE, (end - self.begin) // MINUTE):
                other.minutes[number] = False
        other.opened = list(accumulate(other.minutes, initial=0))
        return other

    @property
    def end(self) -> datetime:
        return self.begin + len(self.minutes) * MINUTE

    def is_open(self, at: datetime) -> bool:
        return self.minutes[(at - self.begin) // MINUTE]

    def ticks_until(self, at: datetime) -> int:
        """Open microseconds from the window's beginning."""
        whole, part = divmod((at - self.begin) // TICK, MINUTE_TICKS)
        ticks = self.opened[whole] * MINUTE_TICKS
        return ticks + part if part and self.minutes[whole] else ticks

    def seconds_between(self, a: datetime, b: datetime) -> int:
        return (self.ticks_until(b) - self.ticks_until(a)) // 1_000_000

    def add_seconds(self, start: datetime, seconds: int) -> datetime | None:
        """The earliest moment; None when it lies beyond the window."""
        if seconds == 0:
            return start
        wanted = self.ticks_until(start) + seconds * 1_000_000
        full = bisect_left(self.opened, -(-wanted // MINUTE_TICKS))
        if full >= len(self.opened):
            return None
        short = self.opened[full] * MINUTE_TICKS - wanted
        return self.begin + full * MINUTE - short * TICK

    def next_opening(self, at: datetime) -> datetime | None:
        number = (at - self.begin) // MINUTE
        if self.minutes[number]:
            return at
        later = next((n for n in range(number, len(self.minutes)) if self.minutes[n]), None)
        return None if later is None else self.begin + later * MINUTE


def random_hours(dice: random.Random) -> list[Hours]:
    """None to three intervals; some run past midnight, some overlap, some close at 24:00."""
    hours = []
    for _ in range(dice.choice([0, 1, 1, 1, 2, 2, 3])):
        opens = random_time(dice)
        closes = dice.choice([time(0), random_time(dice), random_time(dice), random_time(dice)])
        if opens != closes or opens == time(0):
            hours.append((opens, closes))
    return hours


def random_time(dice: random.Random) -> time:
    return time(dice.randrange(24), dice.choice([0, 0, 0, 30, 30, 15, 45, dice.randrange(60)]))


def random_case(dice: random.Random, days: int = 14, near: tuple[str, datetime] | None = None):
    """A zone near a clock change, hours and holidays of that fortnight, and its oracle."""
    zone, change = near or dice.choice(CHANGES)
    begin = change - timedelta(days=days // 2, minutes=dice.randrange(1440))
    weekly = {day: random_hours(dice) for day in range(7) if dice.random() < 0.85}
    holidays = {
        (change + timedelta(days=dice.randint(-days // 2, days // 2))).date(): (
            [] if dice.random() < 0.5 else random_hours(dice)
        )
        for _ in range(dice.choice([0, 1, 2, 3]))
    }
    return zone, weekly, holidays, MinuteOracle(zone, weekly, holidays, begin, days)


def random_moment(dice: random.Random, oracle: MinuteOracle) -> datetime:
    minutes = dice.randrange(len(oracle.minutes) - 1)
    odd = timedelta(microseconds=dice.choice([0, 0, dice.randrange(MINUTE_TICKS)]))
    return oracle.begin + minutes * MINUTE + odd
