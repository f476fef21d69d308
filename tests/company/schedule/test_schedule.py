from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zabota.company.schedule import (
    END_OF_DAY,
    NeverOpen,
    Schedule,
    add_seconds,
    always_open,
    is_open,
    next_opening,
    open_intervals,
    seconds_between,
    time_between,
)

CHISINAU = ZoneInfo("Europe/Chisinau")
NINE_TO_SIX = [(time(9), time(18))]
OFFICE = Schedule(
    "Europe/Chisinau", {day: NINE_TO_SIX for day in range(5)}, {date(2026, 1, 7): [], date(2026, 1, 8): []}
)
HOUR = 3600


def local(*parts: int, fold: int = 0) -> datetime:
    return datetime(*parts, tzinfo=CHISINAU, fold=fold)


def test_the_opening_second_is_open_and_the_closing_second_is_not():
    assert is_open(OFFICE, local(2026, 6, 1, 9))
    assert is_open(OFFICE, local(2026, 6, 1, 17, 59, 59))
    assert not is_open(OFFICE, local(2026, 6, 1, 18))


def test_an_hour_on_friday_evening_runs_into_monday():
    assert add_seconds(OFFICE, local(2026, 6, 5, 17, 30), HOUR) == local(2026, 6, 8, 9, 30)


def test_time_used_up_at_closing_is_due_at_closing_not_at_the_next_opening():
    assert add_seconds(OFFICE, local(2026, 6, 5, 17), HOUR) == local(2026, 6, 5, 18)


def test_no_seconds_are_due_at_once_even_at_night():
    assert add_seconds(OFFICE, local(2026, 6, 6, 3), 0) == local(2026, 6, 6, 3)


def test_holidays_are_closed():
    assert next_opening(OFFICE, local(2026, 1, 6, 18)) == local(2026, 1, 9, 9)
    assert add_seconds(OFFICE, local(2026, 1, 6, 17), 2 * HOUR) == local(2026, 1, 9, 10)


def test_a_holiday_may_have_hours_of_its_own():
    eve = Schedule("Europe/Chisinau", OFFICE.weekly, {date(2026, 12, 31): [(time(10), time(14))]})
    assert open_intervals(eve, local(2026, 12, 31, 0), local(2026, 12, 31, 23)) == [
        (local(2026, 12, 31, 10), local(2026, 12, 31, 14))
    ]


def test_lunch_is_not_counted():
    shop = Schedule("Europe/Chisinau", {0: [(time(9), time(13)), (time(14), time(18))]})
    assert seconds_between(shop, local(2026, 6, 1, 0), local(2026, 6, 2, 0)) == 8 * HOUR


def test_midnight_as_a_close_is_the_end_of_the_day():
    late = Schedule("Europe/Chisinau", {0: [(time(20), END_OF_DAY)]})
    assert open_intervals(late, local(2026, 6, 1, 0), local(2026, 6, 3, 0)) == [
        (local(2026, 6, 1, 20), local(2026, 6, 2, 0))
    ]


def test_hours_past_midnight_belong_to_the_evening_before():
    bar = Schedule("Europe/Chisinau", {6: [(time(20), time(4))]})
    assert open_intervals(bar, local(2026, 6, 7, 0), local(2026, 6, 9, 0)) == [
        (local(2026, 6, 7, 20), local(2026, 6, 8, 4))
    ]


def test_a_closed_evening_takes_its_small_hours_with_it():
    bar = Schedule("Europe/Chisinau", {6: [(time(20), time(4))]}, {date(2026, 6, 7): []})
    assert open_intervals(bar, local(2026, 6, 7, 0), local(2026, 6, 9, 0)) == []


def test_a_holiday_ends_the_evening_before_at_midnight():
    bar = Schedule("Europe/Chisinau", {6: [(time(20), time(4))]}, {date(2026, 6, 8): []})
    assert seconds_between(bar, local(2026, 6, 7, 0), local(2026, 6, 9, 0)) == 4 * HOUR


def test_the_night_the_clocks_go_forward_is_an_hour_shorter():
    night = Schedule("Europe/Chisinau", {day: [(time(0), time(6))] for day in range(7)})
    assert seconds_between(night, local(2026, 3, 29, 0), local(2026, 3, 29, 12)) == 5 * HOUR


def test_hours_that_the_clock_change_skips_do_not_happen():
    skipped = Schedule("America/New_York", {6: [(time(2), time(3))]})
    assert seconds_between(skipped, datetime(2026, 3, 8, tzinfo=UTC), datetime(2026, 3, 9, tzinfo=UTC)) == 0


def test_an_hour_that_the_clock_change_repeats_counts_twice():
    repeated = Schedule("America/New_York", {6: [(time(1), time(2))]})
    begin, end = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 2, tzinfo=UTC)
    assert seconds_between(repeated, begin, end) == 2 * HOUR


def test_a_schedule_that_is_never_open_says_so():
    closed = Schedule("Europe/Chisinau", {})
    with pytest.raises(NeverOpen):
        next_opening(closed, local(2026, 6, 1))
    with pytest.raises(NeverOpen):
        add_seconds(closed, local(2026, 6, 1), 1)
    assert seconds_between(closed, local(2026, 6, 1), local(2027, 6, 1)) == 0


def test_one_open_day_cannot_hold_two_days_of_work():
    once = Schedule("Europe/Chisinau", {}, {date(2026, 6, 10): NINE_TO_SIX})
    assert add_seconds(once, local(2026, 6, 1), 9 * HOUR) == local(2026, 6, 10, 18)
    with pytest.raises(NeverOpen):
        add_seconds(once, local(2026, 6, 1), 9 * HOUR + 1)


def test_a_century_is_searched_and_no_more():
    with pytest.raises(NeverOpen):
        add_seconds(Schedule("UTC", {0: [(time(9), time(9, 0, 1))]}), local(2026, 6, 1), 10_000)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        is_open(OFFICE, datetime(2026, 6, 1))


@pytest.mark.parametrize(
    "hours", [[(time(9), time(9))], [(time(9, 0, 0, 5), time(10))], [(time(9, tzinfo=UTC), time(10))]]
)
def test_hours_that_make_no_sense_are_refused(hours):
    with pytest.raises(ValueError):
        Schedule("Europe/Chisinau", {0: hours})


def test_an_eighth_weekday_and_an_unknown_zone_are_refused():
    with pytest.raises(ValueError):
        Schedule("Europe/Chisinau", {7: NINE_TO_SIX})
    with pytest.raises(KeyError):
        Schedule("Europe/Nowhere", {0: NINE_TO_SIX})


def test_the_past_cannot_be_added():
    with pytest.raises(ValueError):
        add_seconds(OFFICE, local(2026, 6, 1), -1)


def test_equal_schedules_are_one_key():
    same = Schedule("Europe/Chisinau", {day: tuple(NINE_TO_SIX) for day in range(5)}, OFFICE.holidays)
    assert same == OFFICE and len({same, OFFICE}) == 1


MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
SECONDS = st.integers(0, 40 * 24 * HOUR)


@given(MOMENTS, SECONDS)
def test_round_the_clock_business_time_is_clock_time(start, seconds):
    due = start + timedelta(seconds=seconds)
    assert add_seconds(always_open("Europe/Moscow"), start, seconds) == due
    assert seconds_between(always_open("Europe/Moscow"), start, due) == seconds


@given(MOMENTS, SECONDS)
def test_what_was_added_lies_between(start, seconds):
    assert seconds_between(OFFICE, start, add_seconds(OFFICE, start, seconds)) == seconds


@given(MOMENTS, SECONDS, SECONDS)
def test_adding_in_two_steps_is_adding_at_once(start, first, second):
    assert (
        add_seconds(OFFICE, add_seconds(OFFICE, start, first), second)
        == add_seconds(OFFICE, start, first + second)
        or second == 0
    )


@given(MOMENTS, MOMENTS, MOMENTS)
def test_time_between_adds_up_and_turns_round(a, b, c):
    a, b, c = sorted((a, b, c))
    assert time_between(OFFICE, a, b) + time_between(OFFICE, b, c) == time_between(OFFICE, a, c)
    assert seconds_between(OFFICE, b, a) == -seconds_between(OFFICE, a, b)


@given(MOMENTS)
def test_the_next_opening_is_open_and_nothing_opens_before_it(at):
    opening = next_opening(OFFICE, at)
    assert opening >= at and is_open(OFFICE, opening)
    assert time_between(OFFICE, at, opening) == timedelta(0)
