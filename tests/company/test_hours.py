from datetime import UTC, date, datetime, time

from django.core.cache import cache

from zabota.company.hours import forget_hours, schedule_of
from zabota.company.models import Branch, BusinessHours, Holiday
from zabota.company.schedule import is_open

MONDAY_TEN = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)  # 10:00 in Chișinău


def setup_function():
    cache.clear()


def test_a_branch_is_open_by_its_own_hours(central):
    assert is_open(schedule_of(central), MONDAY_TEN)
    assert not is_open(schedule_of(central.id), MONDAY_TEN.replace(hour=11, minute=30))


def test_else_by_the_companys_else_always(db):
    branch = Branch.objects.create(name="Kiosk")
    assert schedule_of(branch).is_always_open and schedule_of(None).is_always_open
    BusinessHours.objects.create(weekday=1, opens_at=time(9), closes_at=time(18))
    forget_hours()
    assert not is_open(schedule_of(branch), MONDAY_TEN)
    assert not schedule_of(None).is_always_open


def test_holidays_of_the_company_and_of_the_branch_count(central):
    Holiday.objects.create(on=date(2026, 3, 2), name="For all")
    Holiday.objects.create(
        branch=central, on=date(2026, 3, 3), name="Here", opens_at=time(10), closes_at=time(12)
    )
    assert not is_open(schedule_of(central), MONDAY_TEN)
    tuesday = MONDAY_TEN.replace(day=3)
    assert is_open(schedule_of(central), tuesday)
    assert not is_open(schedule_of(central), tuesday.replace(hour=12))


def test_it_is_kept_and_worked_out_again_on_demand(central, django_assert_num_queries):
    schedule_of(central)
    with django_assert_num_queries(0):
        schedule_of(central)
    Holiday.objects.create(branch=central, on=date(2026, 3, 2), name="Hram")
    forget_hours()
    assert not is_open(schedule_of(central), MONDAY_TEN)
