from datetime import UTC, date, datetime

from zabota.company.actions.remove_holiday import remove_holiday
from zabota.company.actions.set_holiday import set_holiday
from zabota.company.hours import schedule_of
from zabota.company.schedule import is_open


def test_the_day_is_like_others_again_at_once(central):
    holiday = set_holiday(date(2026, 11, 16), "Выходной", branch=central)
    morning = datetime(2026, 11, 16, 8, tzinfo=UTC)
    assert not is_open(schedule_of(central), morning)
    remove_holiday(holiday)
    assert is_open(schedule_of(central), morning)
