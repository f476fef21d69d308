"""The deadlines against a walk day by day, and some of them by hand."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from zabota.company.schedule import NeverOpen, Schedule
from zabota.complaints.countries import EU_MEMBERS, NAMED, PRESETS, preset_of
from zabota.complaints.deadlines import Term, Unit, Week, deadline, is_working_day

WEEKDAYS = dict.fromkeys(range(5), [(time(9), time(18))])
DAILY = dict.fromkeys(range(7), [(time(8), time(20))])
FIRST_OF_MAY = date(2026, 5, 1)
MOLDOVA = Schedule("Europe/Chisinau", WEEKDAYS, {FIRST_OF_MAY: []})


def last_day(schedule, at, term, **more):
    return deadline(schedule, at, term, **more).last_day


def local(*when, zone="Europe/Chisinau"):
    return datetime(*when, tzinfo=ZoneInfo(zone))


def test_a_term_begins_the_day_after_and_ends_with_its_last_second():
    found = deadline(MOLDOVA, local(2026, 6, 2, 0, 5), Term(14))
    assert found.at == local(2026, 6, 16, 23, 59, 59) and not found.not_counted


def test_a_last_day_that_is_no_working_day_moves_on_where_the_rule_says_so():
    friday_the_holiday = local(2026, 4, 21, 12)  # ten days end on 1 May, a Friday and a holiday
    assert last_day(MOLDOVA, friday_the_holiday, Term(10)) == date(2026, 5, 4)
    assert last_day(MOLDOVA, friday_the_holiday, Term(10), moves=False) == FIRST_OF_MAY


def test_working_days_leave_out_weekends_and_holidays():
    found = deadline(MOLDOVA, local(2026, 4, 30, 17), Term(1, Unit.WORKING))
    assert found.last_day == date(2026, 5, 4)
    assert found.not_counted == (FIRST_OF_MAY, date(2026, 5, 2), date(2026, 5, 3))


def test_a_branch_open_every_day_may_count_every_day_or_only_weekdays():
    shop = Schedule("Europe/Chisinau", DAILY)
    friday = local(2026, 6, 5, 12)
    assert last_day(shop, friday, Term(2, Unit.WORKING)) == date(2026, 6, 9)
    assert last_day(shop, friday, Term(2, Unit.WORKING), week=Week.OPEN_DAYS) == date(2026, 6, 7)


def test_the_day_is_the_branch_s_own():
    """22:30 UTC on Monday is Tuesday in Chișinău."""
    assert last_day(MOLDOVA, datetime(2026, 6, 1, 22, 30, tzinfo=UTC), Term(1)) == date(2026, 6, 3)


def test_a_branch_that_never_works_has_no_working_days():
    with pytest.raises(NeverOpen):
        deadline(Schedule("UTC", {}), local(2026, 6, 2), Term(1, Unit.WORKING), week=Week.OPEN_DAYS)


@pytest.mark.parametrize("days", [-1, 366])
def test_a_term_is_of_0_to_365_days(days):
    with pytest.raises(ValueError, match="a term has"):
        Term(days)


MOMENTS = some.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1), timezones=some.just(UTC))
HOLIDAYS = some.lists(some.dates(date(2024, 1, 1), date(2028, 12, 31)), max_size=40)
ZONES = some.sampled_from(["Europe/Chisinau", "Europe/Bucharest", "Asia/Vladivostok", "America/New_York"])


@settings(max_examples=150)
@given(MOMENTS, some.integers(0, 60), HOLIDAYS, ZONES, some.sampled_from(Week), some.booleans())
def test_every_deadline_is_what_a_walk_day_by_day_finds(at, days, holidays, zone, week, moves):
    schedule = Schedule(zone, WEEKDAYS | {5: [(time(10), time(14))]}, {day: [] for day in holidays})
    begun = at.astimezone(ZoneInfo(zone)).date()

    working = deadline(schedule, at, Term(days, Unit.WORKING), week=week)
    counted = [
        begun + timedelta(days=n)
        for n in range(1, (working.last_day - begun).days + 1)
        if is_working_day(schedule, begun + timedelta(days=n), week)
    ]
    assert len(counted) == days and working.last_day == (counted[-1] if counted else begun)

    calendar = deadline(schedule, at, Term(days), week=week, moves=moves)
    plain = begun + timedelta(days=days)
    assert calendar.last_day >= plain and (moves or calendar.last_day == plain)
    if moves and days:
        assert is_working_day(schedule, calendar.last_day, week)
        between = [plain + timedelta(days=n) for n in range((calendar.last_day - plain).days)]
        assert not any(is_working_day(schedule, day, week) for day in between)
    for found in (working, calendar):
        assert found.at.astimezone(ZoneInfo(zone)).date() == found.last_day and found.at >= at - timedelta(
            days=1
        )


def test_every_country_has_a_rule_for_every_kind():
    assert set(NAMED) == set(PRESETS)
    assert {len(kinds) for kinds in PRESETS.values()} == {4}
    assert all(rule.source for kinds in PRESETS.values() for rule in kinds.values())
    assert (
        preset_of("RO") == "RO"
        and preset_of("DE") == "EU"
        and preset_of("KZ") == ""
        and len(EU_MEMBERS) == 27
    )
