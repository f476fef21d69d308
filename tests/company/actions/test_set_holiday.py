from datetime import UTC, date, datetime, time

from zabota.company.actions.set_holiday import set_holiday
from zabota.company.hours import schedule_of
from zabota.company.models import Holiday
from zabota.company.schedule import is_open

MONDAY = date(2026, 11, 16)


def at(hour: int) -> datetime:
    return datetime(2026, 11, 16, hour - 2, tzinfo=UTC)


def test_a_holiday_closes_the_day_at_once(central):
    assert is_open(schedule_of(central), at(10))
    set_holiday(MONDAY, "Храм города", branch=central)
    assert not is_open(schedule_of(central), at(10))


def test_a_special_day_is_open_in_its_interval_alone(central):
    set_holiday(MONDAY, "Inventar", branch=central, opens_at=time(15), closes_at=time(16))
    assert is_open(schedule_of(central), at(15)) and not is_open(schedule_of(central), at(10))


def test_the_later_word_for_a_day_counts(central):
    set_holiday(MONDAY, "a", branch=central)
    set_holiday(MONDAY, "b", branch=central)
    assert Holiday.objects.get().name == "b"
