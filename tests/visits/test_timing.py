"""When a customer is reminded: never in the quiet hours, never after the beginning."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zabota.visits import timing

ZONE = ZoneInfo("Europe/Chisinau")
NIGHT = timing.Quiet(time(21), time(8), ZONE)
NEVER = timing.Quiet(time(8), time(8), ZONE)
NOW = datetime(2026, 3, 25, 12, tzinfo=ZONE)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("starts_at", "minutes", "said_at"),
    [
        (at(27, 13), 1440, at(26, 13)),
        (at(27, 7), 1440, at(25, 20, 59)),
        (at(27, 23), 1440, at(26, 20, 59)),
        (at(26, 9), 1440, None),
        (at(26, 9), 120, at(25, 20, 59)),
    ],
)
def test_a_reminder_that_would_fall_into_the_night_goes_out_the_evening_before(starts_at, minutes, said_at):
    assert timing.before(starts_at, minutes, NIGHT, NOW) == said_at


def test_when_the_evening_is_over_it_waits_for_the_morning_if_that_is_in_time():
    late = at(25, 22)
    assert timing.before(at(26, 9), 120, NIGHT, late) == at(26, 8)
    assert timing.before(at(26, 7, 30), 120, NIGHT, late) is None


def test_a_last_reminder_has_its_moment_or_none():
    assert timing.shortly_before(at(27, 13), 5, NIGHT, NOW) == at(27, 12, 55)
    assert timing.shortly_before(at(27, 7), 5, NIGHT, NOW) is None
    assert timing.shortly_before(at(27, 7), 5, NEVER, NOW) == at(27, 6, 55)


def test_the_question_afterwards_waits_for_the_morning():
    assert timing.after(at(27, 14), 60, NIGHT) == at(27, 15)
    assert timing.after(at(27, 20, 30), 60, NIGHT) == at(28, 8)


moments = st.datetimes(datetime(2026, 3, 20), datetime(2026, 4, 3)).map(lambda it: it.replace(tzinfo=UTC))
times = st.times().map(lambda it: it.replace(second=0, microsecond=0))


@settings(max_examples=150, deadline=None)
@given(moments, moments, st.integers(1, 3000), times, times)
def test_it_is_never_said_in_the_quiet_hours_nor_too_early_nor_too_late(
    starts_at, now, minutes, begins, ends
):
    """Over the change to summer time as well."""
    quiet = timing.Quiet(begins, ends, ZONE)
    for said_at in (
        timing.before(starts_at, minutes, quiet, now),
        timing.shortly_before(starts_at, minutes, quiet, now),
    ):
        if said_at is not None:
            assert now <= said_at < starts_at
            assert quiet.span_around(said_at) is None
    assert quiet.span_around(timing.after(starts_at, minutes, quiet)) is None
