"""When something is said around an appointment: pure functions of its time, the quiet hours and now."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Quiet:
    """The hours in which people want quiet, on the wall clock of `zone`, mostly over midnight. Equal times:
    there are none.
    """

    begins: time
    ends: time
    zone: ZoneInfo

    def span_around(self, at: datetime) -> tuple[datetime, datetime] | None:
        """From when to when it is quiet, if it is at `at`; the end itself is quiet no more."""
        if self.begins == self.ends:
            return None
        local = at.astimezone(self.zone)
        for day in (local.date() - timedelta(days=1), local.date()):
            begins = datetime.combine(day, self.begins, self.zone).astimezone(UTC)
            until = day if self.ends > self.begins else day + timedelta(days=1)
            ends = datetime.combine(until, self.ends, self.zone).astimezone(UTC)
            if begins <= at.astimezone(UTC) < ends:
                return begins, ends
        return None


def before(starts_at: datetime, minutes: int, quiet: Quiet, now: datetime) -> datetime | None:
    """When to remind: so many minutes before, and out of the quiet hours: earlier if that is still to come,
    else after them. None: there is no such moment between now and the beginning.
    """
    wanted = starts_at - timedelta(minutes=minutes)
    span = quiet.span_around(wanted)
    if span is None:
        return wanted if now <= wanted < starts_at else None
    evening, morning = span[0] - timedelta(minutes=1), span[1]
    if evening >= now and quiet.span_around(evening) is None:
        return evening
    return morning if now <= morning < starts_at else None


def shortly_before(starts_at: datetime, minutes: int, quiet: Quiet, now: datetime) -> datetime | None:
    """A last reminder has its moment or none."""
    wanted = starts_at - timedelta(minutes=minutes)
    return wanted if wanted >= now and quiet.span_around(wanted) is None else None


def after(ends_at: datetime, minutes: int, quiet: Quiet) -> datetime:
    """When to ask how it went: so many minutes after the end, and not in the quiet hours."""
    wanted = ends_at + timedelta(minutes=minutes)
    span = quiet.span_around(wanted)
    return span[1] if span else wanted
