from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zabota.company.schedule import NeverOpen, Schedule, add_seconds
from zabota.desk.sla import Pause, State, due_at, elapsed_seconds, state

CHISINAU = ZoneInfo("Europe/Chisinau")
OFFICE = Schedule("Europe/Chisinau", {day: [(time(9), time(18))] for day in range(5)})
HOUR = 3600


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=CHISINAU)


def pause(begin: datetime, end: datetime | None) -> Pause:
    return Pause(begin, end, ("waiting",))


MONDAY = local(2026, 6, 1, 10)


def test_without_pauses_the_limit_is_business_time():
    assert due_at(OFFICE, local(2026, 6, 5, 17), 2 * HOUR) == local(2026, 6, 8, 10)


def test_in_clock_time_the_night_counts():
    assert due_at(OFFICE, local(2026, 6, 5, 17), 2 * HOUR, in_business_time=False) == local(2026, 6, 5, 19)


def test_a_pause_in_open_hours_puts_the_due_moment_off_by_its_length():
    waited = [pause(local(2026, 6, 1, 11), local(2026, 6, 1, 12))]
    assert due_at(OFFICE, MONDAY, 4 * HOUR, waited) == local(2026, 6, 1, 15)


def test_a_pause_at_night_puts_nothing_off():
    slept = [pause(local(2026, 6, 1, 19), local(2026, 6, 2, 8))]
    assert due_at(OFFICE, MONDAY, 10 * HOUR, slept) == due_at(OFFICE, MONDAY, 10 * HOUR)


def test_while_a_pause_lasts_no_due_moment_can_be_told():
    assert due_at(OFFICE, MONDAY, 4 * HOUR, [pause(local(2026, 6, 1, 11), None)]) is None


def test_a_pause_after_the_limit_is_used_up_changes_nothing():
    assert due_at(OFFICE, MONDAY, HOUR, [pause(local(2026, 6, 1, 11), None)]) == local(2026, 6, 1, 11)


def test_a_limit_of_nothing_is_due_at_once():
    assert due_at(OFFICE, MONDAY, 0, [pause(local(2026, 6, 1, 9), None)]) == MONDAY


def test_a_company_that_never_opens_can_owe_nothing_in_business_time():
    with pytest.raises(NeverOpen):
        due_at(Schedule("Europe/Chisinau", {}), MONDAY, HOUR)


def test_a_clock_runs_until_it_is_due_and_is_breached_after():
    due = local(2026, 6, 1, 12)
    running = state(OFFICE, MONDAY, 2 * HOUR, now=due)
    assert (running.state, running.left_seconds, running.breached_at) == (State.RUNNING, 0, None)
    late = state(OFFICE, MONDAY, 2 * HOUR, now=due + timedelta(seconds=1))
    assert (late.state, late.breached_at, late.due_at) == (State.BREACHED, due, due)
    assert late.elapsed_seconds == 2 * HOUR + 1


def test_a_clock_met_in_time_stays_met():
    met = state(OFFICE, MONDAY, 2 * HOUR, now=local(2026, 6, 9, 9), met_at=local(2026, 6, 1, 11))
    assert (met.state, met.elapsed_seconds, met.left_seconds) == (State.MET, HOUR, HOUR)


def test_a_clock_met_late_is_breached_and_says_when_it_was_met():
    late = state(OFFICE, MONDAY, HOUR, now=local(2026, 6, 9, 9), met_at=local(2026, 6, 1, 13))
    assert late.state == State.BREACHED
    assert (late.breached_at, late.met_at) == (local(2026, 6, 1, 11), local(2026, 6, 1, 13))


def test_a_paused_clock_says_since_when_and_what_is_left():
    waiting = state(OFFICE, MONDAY, 4 * HOUR, [pause(local(2026, 6, 1, 11), None)], now=local(2026, 6, 3, 9))
    assert (waiting.state, waiting.due_at) == (State.PAUSED, None)
    assert (waiting.paused_since, waiting.left_seconds) == (local(2026, 6, 1, 11), 3 * HOUR)


def test_a_breached_clock_does_not_become_paused():
    late = state(OFFICE, MONDAY, HOUR, [pause(local(2026, 6, 1, 12), None)], now=local(2026, 6, 1, 13))
    assert (late.state, late.paused_since) == (State.BREACHED, None)


SPRING = datetime(2026, 3, 20, tzinfo=UTC)
STARTS = st.integers(0, 20_000).map(lambda minutes: SPRING + timedelta(minutes=minutes))
LIMITS = st.integers(0, 40 * HOUR)
PAUSE_LISTS = st.lists(
    st.builds(
        lambda begin, minutes: pause(begin, None if minutes is None else begin + timedelta(minutes=minutes)),
        STARTS,
        st.integers(0, 4000) | st.none(),
    ),
    max_size=5,
)
NEVER = datetime.max.replace(tzinfo=UTC)


def due_or_never(*args) -> datetime:
    return due_at(*args) or NEVER


@given(STARTS, LIMITS, PAUSE_LISTS, PAUSE_LISTS)
def test_more_pause_never_makes_it_due_earlier(start, limit, pauses, more):
    assert due_or_never(OFFICE, start, limit, [*pauses, *more]) >= due_or_never(OFFICE, start, limit, pauses)


@given(STARTS, LIMITS, LIMITS, PAUSE_LISTS)
def test_a_longer_limit_is_never_due_earlier(start, limit, more, pauses):
    longer = due_or_never(OFFICE, start, limit + more, pauses)
    assert longer >= due_or_never(OFFICE, start, limit, pauses)


@given(STARTS, LIMITS, PAUSE_LISTS, st.randoms())
def test_the_order_of_pauses_does_not_matter(start, limit, pauses, dice):
    shuffled = dice.sample(pauses, len(pauses))
    assert due_at(OFFICE, start, limit, shuffled) == due_at(OFFICE, start, limit, pauses)


@given(STARTS, LIMITS, PAUSE_LISTS)
def test_at_the_due_moment_the_limit_is_exactly_used_up(start, limit, pauses):
    due = due_at(OFFICE, start, limit, pauses)
    if due is not None:
        assert elapsed_seconds(OFFICE, start, due, pauses) == limit


@given(STARTS, st.integers(1, 40 * HOUR), PAUSE_LISTS, STARTS)
def test_worked_out_again_at_any_moment_on_the_way_it_is_due_when_it_was(start, limit, pauses, later):
    due = due_at(OFFICE, start, limit, pauses)
    if due is None or not start <= later < due:
        return
    left = limit - elapsed_seconds(OFFICE, start, later, pauses)
    assert left == 0 or due_at(OFFICE, later, left, pauses) == due


@given(STARTS, st.integers(1, 40 * HOUR), PAUSE_LISTS, STARTS)
def test_what_happens_after_the_due_moment_does_not_move_it(start, limit, pauses, later):
    due = due_at(OFFICE, start, limit, pauses)
    if due is not None:
        after = pause(max(due, later), None)
        assert due_at(OFFICE, start, limit, [*pauses, after]) == due


@given(STARTS, LIMITS)
def test_without_pauses_it_is_the_schedules_own_sum(start, limit):
    assert due_at(OFFICE, start, limit) == add_seconds(OFFICE, start, limit)
