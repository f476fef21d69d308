from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from zabota.reading.days import Days, chosen_days, day_of, month_after, named_days

DATES = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(DATES, st.integers(0, 800))
def test_whole_months_and_the_days_around_them_make_up_the_period(start, length):
    days = Days(start, start + timedelta(days=length))
    first, last = days.whole_months()
    if first >= last:
        return
    assert days.start <= first and last <= days.end
    assert first.day == last.day == 1
    assert (first - days.start).days < 31 and (days.end - last).days < 31


@given(DATES)
def test_the_month_after_begins_with_its_first_day(day):
    following = month_after(day)
    assert following.day == 1 and following > day
    assert (following - timedelta(days=1)).replace(day=1) == day.replace(day=1)


def test_the_periods_offered_end_with_today_in_the_companys_zone():
    late = datetime(2026, 3, 31, 22, 30, tzinfo=UTC)
    assert day_of(late) == date(2026, 4, 1)
    offered = {each.name: each.days for each in named_days(late)}
    assert offered["30"] == Days(date(2026, 3, 3), date(2026, 4, 2))
    assert offered["month"] == Days(date(2026, 4, 1), date(2026, 4, 2))
    assert offered["last_month"] == Days(date(2026, 3, 1), date(2026, 4, 1))
    assert offered["365"].length == 365
    assert chosen_days("nonsense", late).name == "30"
    assert offered["30"].before() == Days(date(2026, 2, 1), date(2026, 3, 3))
