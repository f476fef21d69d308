from datetime import UTC, datetime, time

from zabota.company.actions.set_hours import set_hours
from zabota.company.hours import schedule_of
from zabota.company.schedule import is_open

MONDAY_8_LOCAL = datetime(2026, 11, 16, 6, 30, tzinfo=UTC)


def test_new_hours_count_at_once(central):
    assert not is_open(schedule_of(central), MONDAY_8_LOCAL)
    set_hours(central, {0: [(time(8), time(12))]})
    assert is_open(schedule_of(central), MONDAY_8_LOCAL)


def test_a_branch_without_hours_of_its_own_has_the_companys(central):
    set_hours(None, {0: [(time(8), time(12))]})
    set_hours(central, {})
    assert is_open(schedule_of(central), MONDAY_8_LOCAL)
