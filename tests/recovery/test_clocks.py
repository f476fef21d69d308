from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zabota.company.schedule import NeverOpen, Schedule, always_open
from zabota.desk.sla import StepKind
from zabota.recovery.clocks import PartOfDay, RecoveryLimits, Why, part_of_day, recovery_clocks

CHISINAU = ZoneInfo("Europe/Chisinau")
# Central works 8-19 with a lunch break, on Saturdays till 14, and not at Christmas.
CENTRAL = Schedule(
    "Europe/Chisinau",
    {day: [(time(8), time(13)), (time(14), time(19))] for day in range(5)} | {5: [(time(8), time(14))]},
    {date(2026, 1, 7): [], date(2026, 12, 31): [(time(8), time(12))]},
)


def local(*parts: int, fold: int = 0) -> datetime:
    return datetime(*parts, tzinfo=CHISINAU, fold=fold)


def contact_due(at: datetime, schedule: Schedule = CENTRAL, **limits) -> datetime:
    return recovery_clocks(schedule, at, RecoveryLimits(**limits)).contact_due_at


def test_a_mark_given_by_day_wants_contact_within_two_hours():
    clocks = recovery_clocks(CENTRAL, local(2026, 6, 3, 10, 15))
    assert (clocks.part, clocks.why) == (PartOfDay.DAY, Why.WORKING_DAY)
    assert clocks.contact_due_at == local(2026, 6, 3, 12, 15)
    assert clocks.contact_limit_seconds == 7_200


def test_a_mark_given_in_the_evening_wants_contact_within_twelve_hours():
    clocks = recovery_clocks(CENTRAL, local(2026, 6, 3, 21))
    assert (clocks.part, clocks.why) == (PartOfDay.EVENING, Why.AFTER_CLOSING)
    assert clocks.contact_due_at == local(2026, 6, 4, 9)


def test_every_mark_wants_to_be_put_right_within_twenty_four_hours():
    for at in (local(2026, 6, 3, 10), local(2026, 6, 3, 21), local(2026, 6, 7, 12)):
        assert recovery_clocks(CENTRAL, at).fix_due_at == at + timedelta(hours=24)


@pytest.mark.parametrize(
    ("at", "why"),
    [
        (local(2026, 6, 3, 7, 59, 59), Why.BEFORE_OPENING),
        (local(2026, 6, 3, 8), Why.WORKING_DAY),
        (local(2026, 6, 3, 13, 30), Why.WORKING_DAY),
        (local(2026, 6, 3, 18, 59, 59), Why.WORKING_DAY),
        (local(2026, 6, 3, 19), Why.AFTER_CLOSING),
        (local(2026, 6, 4, 3), Why.BEFORE_OPENING),
        (local(2026, 6, 6, 13), Why.WORKING_DAY),
        (local(2026, 6, 6, 15), Why.AFTER_CLOSING),
        (local(2026, 6, 7, 12), Why.DAY_OFF),
        (local(2026, 1, 7, 12), Why.HOLIDAY),
        (local(2026, 12, 31, 11), Why.WORKING_DAY),
        (local(2026, 12, 31, 13), Why.AFTER_CLOSING),
    ],
)
def test_day_and_evening_are_read_from_the_branchs_hours(at, why):
    part = PartOfDay.DAY if why is Why.WORKING_DAY else PartOfDay.EVENING
    assert part_of_day(CENTRAL, at) == (part, why)


def test_a_mark_at_night_on_a_day_off_or_on_a_holiday_has_twelve_hours():
    for at in (local(2026, 6, 4, 3), local(2026, 6, 7, 12), local(2026, 1, 7, 12)):
        assert contact_due(at) == at + timedelta(hours=12)


def test_a_branch_open_round_the_clock_has_an_evening_and_a_night_too():
    north = always_open("Europe/Chisinau")
    assert part_of_day(north, local(2026, 6, 7, 19, 59))[1] is Why.WORKING_DAY
    assert part_of_day(north, local(2026, 6, 7, 20))[1] is Why.LATE
    assert part_of_day(north, local(2026, 6, 7, 3))[1] is Why.EARLY
    assert part_of_day(north, local(2026, 6, 7, 7))[1] is Why.WORKING_DAY


def test_when_evening_begins_is_a_parameter():
    at = local(2026, 6, 3, 18, 30)
    assert contact_due(at) == at + timedelta(hours=2)
    assert contact_due(at, evening_from=time(18)) == at + timedelta(hours=12)


def test_the_same_moment_is_day_in_one_branch_and_evening_in_another():
    at = datetime(2026, 6, 3, 14, tzinfo=UTC)
    hours = {day: [(time(9), time(18))] for day in range(7)}
    assert part_of_day(Schedule("Europe/Chisinau", hours), at)[0] is PartOfDay.DAY
    assert part_of_day(Schedule("Asia/Almaty", hours), at)[0] is PartOfDay.EVENING


def test_twelve_hours_over_the_night_the_clocks_go_forward_end_an_hour_later_on_the_wall():
    assert contact_due(local(2026, 3, 28, 20)) == local(2026, 3, 29, 9)
    assert recovery_clocks(CENTRAL, local(2026, 3, 28, 20)).fix_due_at == local(2026, 3, 29, 21)


def test_twelve_hours_over_the_night_the_clocks_go_back_end_an_hour_earlier_on_the_wall():
    assert contact_due(local(2026, 10, 24, 20)) == local(2026, 10, 25, 7)
    assert recovery_clocks(CENTRAL, local(2026, 10, 24, 20)).fix_due_at == local(2026, 10, 25, 19)


def test_both_passes_through_the_repeated_hour_are_night_and_an_hour_apart():
    first, second = local(2026, 10, 25, 2, 30), local(2026, 10, 25, 2, 30, fold=1)
    first, second = first.astimezone(UTC), second.astimezone(UTC)
    assert part_of_day(CENTRAL, first) == part_of_day(CENTRAL, second) == (PartOfDay.EVENING, Why.DAY_OFF)
    assert contact_due(second) - contact_due(first) == timedelta(hours=1)


def test_in_business_time_two_hours_late_on_saturday_end_on_monday():
    assert contact_due(local(2026, 6, 6, 13), contact_in_business_time=True) == local(2026, 6, 8, 9)


def test_in_business_time_the_evenings_limit_counts_open_hours():
    due = contact_due(local(2026, 6, 3, 21), contact_in_business_time=True, evening_seconds=7_200)
    assert due == local(2026, 6, 4, 10)


def test_the_two_limits_choose_their_time_apart():
    clocks = recovery_clocks(CENTRAL, local(2026, 6, 6, 13), RecoveryLimits(fix_in_business_time=True))
    assert clocks.contact_due_at == local(2026, 6, 6, 15)
    assert clocks.fix_due_at > local(2026, 6, 9, 0)


def test_a_branch_that_never_opens_still_owes_contact_in_clock_time():
    closed = Schedule("Europe/Chisinau", {})
    assert contact_due(local(2026, 6, 3, 10), closed) == local(2026, 6, 3, 22)
    with pytest.raises(NeverOpen):
        contact_due(local(2026, 6, 3, 10), closed, contact_in_business_time=True)


def test_the_clocks_explain_themselves():
    clocks = recovery_clocks(CENTRAL, local(2026, 6, 3, 18), RecoveryLimits(contact_in_business_time=True))
    assert clocks.local_given_at.hour == 18
    assert [step.kind for step in clocks.contact_steps] == [
        StepKind.STARTED,
        StepKind.OPEN,
        StepKind.CLOSED,
        StepKind.OPEN,
        StepKind.DUE,
    ]
    assert clocks.contact_steps[-1].started_at == clocks.contact_due_at
    assert clocks.fix_steps[-1].started_at == clocks.fix_due_at


def test_limits_that_make_no_sense_and_moments_without_a_zone_are_refused():
    with pytest.raises(ValueError):
        RecoveryLimits(day_seconds=-1)
    with pytest.raises(ValueError):
        RecoveryLimits(day_from=time(20), evening_from=time(20))
    with pytest.raises(ValueError):
        part_of_day(CENTRAL, datetime(2026, 6, 3, 10))


@given(st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)))
def test_contact_is_due_in_two_or_twelve_hours_and_never_after_the_fix(at):
    clocks = recovery_clocks(CENTRAL, at)
    hours = 2 if clocks.part is PartOfDay.DAY else 12
    assert clocks.contact_due_at - at == timedelta(hours=hours)
    assert at < clocks.contact_due_at < clocks.fix_due_at == at + timedelta(hours=24)
