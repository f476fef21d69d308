"""Deadlines by the time of day, by example and against looking at the wall clock every minute."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zabota.company.schedule import NeverOpen, Schedule
from zabota.desk.sla import DayRule, Pause, StepKind, due_by_day, explain_by_day

CHISINAU = ZoneInfo("Europe/Chisinau")
OFFICE = Schedule("Europe/Chisinau", {day: [(time(9), time(18))] for day in range(5)}, {date(2026, 6, 9): []})
NOON = DayRule(time(12), time(18), time(12))
MINUTE = timedelta(minutes=1)
BEGIN = datetime(2026, 3, 26, tzinfo=UTC)
"""Three days before the clocks of Chisinau change."""


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=CHISINAU)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ((2026, 6, 8, 11, 59), (2026, 6, 8, 18)),
        ((2026, 6, 4, 12), (2026, 6, 5, 12)),
        ((2026, 6, 5, 15), (2026, 6, 8, 12)),
        ((2026, 6, 7, 8), (2026, 6, 8, 12)),
        ((2026, 6, 8, 20), (2026, 6, 10, 12)),
        ((2026, 6, 8, 3), (2026, 6, 8, 18)),
    ],
)
def test_before_noon_today_later_the_next_working_day(received, due):
    assert due_by_day(OFFICE, local(*received), NOON) == local(*due)


def test_by_the_clock_every_day_is_a_working_day():
    assert due_by_day(OFFICE, local(2026, 6, 5, 15), NOON, in_business_time=False) == local(2026, 6, 6, 12)


def test_what_the_customer_answers_counts_as_received_then():
    asked = Pause(local(2026, 6, 4, 10), local(2026, 6, 4, 17), ("the customer is asked",))
    assert due_by_day(OFFICE, local(2026, 6, 4, 9), NOON, [asked]) == local(2026, 6, 5, 12)
    assert due_by_day(OFFICE, local(2026, 6, 4, 9), NOON, [Pause(local(2026, 6, 4, 10), None)]) is None
    too_late = Pause(local(2026, 6, 4, 18), local(2026, 6, 9, 10))
    assert due_by_day(OFFICE, local(2026, 6, 4, 9), NOON, [too_late]) == local(2026, 6, 4, 18)


def test_the_steps_tell_what_counted_as_received():
    asked = Pause(local(2026, 6, 4, 10), local(2026, 6, 4, 17), ("the customer is asked",))
    steps = explain_by_day(OFFICE, local(2026, 6, 4, 9), NOON, [asked])
    assert [step.kind for step in steps] == [
        StepKind.STARTED,
        StepKind.IN_TIME,
        StepKind.PAUSED,
        StepKind.LATER,
        StepKind.DUE,
    ]
    assert steps[-1].started_at == local(2026, 6, 5, 12)
    waiting = explain_by_day(OFFICE, local(2026, 6, 4, 9), NOON, [Pause(local(2026, 6, 4, 10), None)])
    assert waiting[-1].kind == StepKind.PAUSED and waiting[-1].ended_at is None


def test_a_rule_that_is_over_before_it_begins_is_none():
    with pytest.raises(ValueError, match="earlier"):
        DayRule(time(12), time(11), time(9))


def test_where_nobody_ever_works_nothing_is_due():
    with pytest.raises(NeverOpen):
        due_by_day(Schedule("Europe/Chisinau", {}), local(2026, 6, 5, 15), NOON)


clocks = st.times(min_value=time(5), max_value=time(23)).map(lambda at: at.replace(second=0, microsecond=0))
rules = st.tuples(clocks, clocks, clocks).map(lambda three: DayRule(*sorted(three[:2]), three[2]))
moments = st.integers(0, 5 * 24 * 60).map(lambda number: BEGIN + number * MINUTE)
pauses = st.lists(
    st.tuples(moments, st.integers(0, 3000)).map(lambda one: Pause(one[0], one[0] + one[1] * MINUTE)),
    max_size=3,
)
weeks = st.sets(st.integers(0, 6), min_size=1)


@given(received=moments, rule=rules, stood=pauses, worked=weeks, holiday=st.integers(0, 9))
@settings(max_examples=60, deadline=None)
def test_a_look_at_the_wall_every_minute_says_the_same(received, rule, stood, worked, holiday):
    day_off = (BEGIN + timedelta(days=holiday)).date()
    schedule = Schedule("Europe/Chisinau", {day: [(time(9), time(18))] for day in worked}, {day_off: []})
    due = due_by_day(schedule, received, rule, stood)
    assert due == watched(received, rule, stood, lambda day: day.weekday() in worked and day != day_off)
    assert explain_by_day(schedule, received, rule, stood)[-1].started_at == due


def watched(received: datetime, rule: DayRule, stood: list[Pause], is_worked) -> datetime:
    """Minute by minute: is it time by what the wall shows, with what is known of now?"""
    counted, at = received, received
    while True:
        if counted and is_time(counted.astimezone(CHISINAU), at.astimezone(CHISINAU), rule, is_worked):
            return at
        if any(pause.started_at <= at < pause.ended_at for pause in stood):
            counted = None
        else:
            counted = counted or at
        at += MINUTE


def is_time(came: datetime, now: datetime, rule: DayRule, is_worked) -> bool:
    if is_worked(came.date()) and came.time() < rule.before:
        return now.date() == came.date() and now.time() >= rule.today_by
    if now.date() <= came.date() or not is_worked(now.date()) or now.time() < rule.later_by:
        return False
    between = (came.date() + timedelta(days=n) for n in range(1, (now.date() - came.date()).days))
    return not any(is_worked(day) for day in between)
