"""Busy hours, what came while we were closed, and one hour longer: against contacts put in by hand."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.cast import hire, open_branch
from zabota.company.hours import forget_hours, schedule_of
from zabota.company.models import Branch, User
from zabota.company.schedule import is_open
from zabota.reports.models import DaySum
from zabota.workload.hours import contacts, heatmap, hourly, one_hour_longer, outside, weeks_until

FIRST = date(2026, 3, 2)
WEEKS = weeks_until(date(2026, 3, 31), 4)


@pytest.fixture
def lead(central) -> User:
    forget_hours()
    return hire("Elena", "service_manager")


def came(branch: Branch, on: date, at: time, n: int = 1) -> None:
    """The sums that `n` contacts at this moment of the branch's own clock would have left."""
    moment = datetime.combine(on, at, ZoneInfo(branch.zone))
    is_in = is_open(schedule_of(branch), moment)
    values = {"hour": str(at.hour), "outside": "yes" if is_in else "no", "all": ""}
    values["quarter"] = "" if is_in else str(at.hour * 4 + at.minute // 15)
    for dimension, value in values.items():
        row, _new = DaySum.objects.get_or_create(
            branch=branch, on=on, dimension=dimension, value=value, measure="contacts", defaults={"n": 0}
        )
        row.n += n
        row.save()


def test_the_weeks_that_are_over(central):
    assert (WEEKS.first, WEEKS.last) == (FIRST, date(2026, 3, 29))
    assert weeks_until(FIRST, 1).last == date(2026, 3, 1)


def test_the_heatmap_is_the_mean_of_each_hour_of_the_week(lead, central, north):
    for week in range(4):
        came(central, FIRST + timedelta(weeks=week), time(10, 30), n=2)
    came(central, FIRST + timedelta(days=6), time(23, 59))
    came(north, FIRST, time(10), n=100)
    grid = heatmap(hourly(lead, central, WEEKS))
    assert (grid[0][10], grid[6][23], sum(map(sum, grid))) == (2, 0.25, 2.25)


def test_the_share_outside_the_hours_has_its_interval(lead, central):
    came(central, FIRST, time(10), n=30)
    came(central, FIRST, time(19, 15), n=10)
    share = outside(lead, central, WEEKS)
    assert (share.count, share.n) == (10, 40) and share.low < 0.25 < share.high


def test_one_hour_longer_takes_in_what_came_in_that_hour(lead, central):
    """Open 9-13 and 14-18 on weekdays, 10-14 on Saturday."""
    came(central, FIRST, time(18, 0), n=3)
    came(central, FIRST + timedelta(weeks=1), time(18, 59), n=2)
    came(central, FIRST, time(19, 0), n=50)
    came(central, FIRST, time(8, 45), n=4)
    came(central, FIRST, time(13, 30), n=7)
    came(central, FIRST + timedelta(days=5), time(14, 20), n=6)
    found = {one.weekday: one for one in one_hour_longer(lead, central, WEEKS)}
    assert (found[0].later, found[0].earlier, found[0].days, found[0].closes) == (5, 4, 4, "18:00")
    assert (found[5].later, found[5].opens) == (6, "10:00")
    assert (found[1].later, 6 in found) == (0, False)


def test_a_holiday_does_not_count(lead, central):
    central.holidays.create(on=FIRST, name="Sărbătoare")
    forget_hours()
    came(central, FIRST, time(18), n=9)
    monday = next(one for one in one_hour_longer(lead, central, WEEKS) if one.weekday == 0)
    assert (monday.later, monday.days) == (0, 3)


def test_each_branch_by_its_own_clock_and_only_to_whom_it_belongs(lead, central):
    far = open_branch("Almaty", zone="Asia/Almaty")
    came(far, FIRST, time(18, 30), n=5)
    assert next(one for one in one_hour_longer(lead, far, WEEKS) if one.weekday == 0).later == 5
    stranger = hire("Olga", "team_lead", central)
    assert contacts(stranger, far, WEEKS, "all") == []
