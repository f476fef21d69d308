"""When somebody is there: weekly hours, holidays and the zone they are read in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from zabota.company.schedule.hours import DAY_SECONDS, END_OF_DAY, Hours, Spans, join, split_at_midnight

EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
WHOLE_DAY: Hours = (time(0, 0), END_OF_DAY)


@dataclass(frozen=True)
class Schedule:
    """Open when the clock on the wall in `zone` says so.

    `weekly`: Monday 0 to Sunday 6 -> (opens, closes), several a day; a day left out is closed.
    `holidays`: date -> its own hours instead; empty means closed all day.
    Close 00:00 is 24:00; 22:00-06:00 runs into the next day, unless that day is a holiday.
    In the hour a clock change skips nobody waits; the hour it repeats counts twice.
    """

    zone: str
    weekly: Mapping[int, Sequence[Hours]] = field(hash=False)
    holidays: Mapping[date, Sequence[Hours]] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        ZoneInfo(self.zone)
        if off := set(self.weekly) - set(range(7)):
            raise ValueError(f"weekdays are 0 to 6, not {sorted(off)}")
        object.__setattr__(self, "weekly", {day: tuple(self.weekly[day]) for day in sorted(self.weekly)})
        object.__setattr__(self, "holidays", {day: tuple(hours) for day, hours in self.holidays.items()})
        _ = self._week, self._special

    @property
    def is_always_open(self) -> bool:
        return not self.holidays and all(spans == ((0, DAY_SECONDS),) for spans in self._week)

    def is_holiday(self, day: date) -> bool:
        return day in self.holidays

    def spans_on(self, day: date) -> Spans:
        """The open spans of a date as seconds on the wall clock since its midnight."""
        return self.spans_of(day.toordinal() - EPOCH_ORDINAL)

    def spans_of(self, epoch_day: int) -> Spans:
        """As `spans_on`, for the number of a day counted from 1970-01-01 (a Thursday)."""
        special = self._special.get(epoch_day)
        return self._week[(epoch_day + 3) % 7] if special is None else special

    @cached_property
    def _week(self) -> tuple[Spans, ...]:
        return tuple(join(own + self._split[day - 1][1]) for day, (own, _) in enumerate(self._split))

    @cached_property
    def _split(self) -> tuple[tuple[Spans, Spans], ...]:
        return tuple(split_at_midnight(self.weekly.get(day, ())) for day in range(7))

    @cached_property
    def _special(self) -> dict[int, Spans]:
        """Holidays, and the mornings after them, which lose or gain what ran past midnight."""
        special: dict[int, Spans] = {}
        for day, hours in self.holidays.items():
            own, after = split_at_midnight(hours)
            special[day.toordinal() - EPOCH_ORDINAL] = own
            morning = day + timedelta(days=1)
            if morning not in self.holidays:
                special[morning.toordinal() - EPOCH_ORDINAL] = join(self._split[morning.weekday()][0] + after)
        return special


def always_open(zone: str = "UTC") -> Schedule:
    """Round the clock: with it business time is clock time."""
    return Schedule(zone, dict.fromkeys(range(7), (WHOLE_DAY,)))
