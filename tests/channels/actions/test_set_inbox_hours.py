from datetime import UTC, datetime, time

import pytest

from zabota.channels.actions.set_inbox_hours import set_inbox_hours
from zabota.channels.opening import is_answered_now, week_of, when_answered
from zabota.company.hours import forget_hours
from zabota.company.models import Holiday

MONDAY = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.fixture
def plain(plane_inbox):
    plane_inbox.branch.zone = "UTC"
    plane_inbox.branch.save()
    forget_hours()
    return plane_inbox


def test_an_inbox_has_its_own_hours_and_the_branchs_holidays(plain, dan):
    week = {0: [(time(20), time(22))], 1: [(time(0), time(0))]}
    set_inbox_hours(plain, week, tells_when_closed=True, by=dan)
    plain.refresh_from_db()
    assert plain.tells_when_closed and week_of(plain) == week
    assert is_answered_now(plain, MONDAY.replace(hour=21))
    assert not is_answered_now(plain, MONDAY.replace(hour=10)), "the branch is open, the inbox is not"
    assert when_answered(plain, MONDAY.replace(hour=10)) == "We answer from 20:00 today."
    Holiday.objects.create(branch=plain.branch, on=MONDAY.date(), name="Рождество")
    forget_hours()
    assert not is_answered_now(plain, MONDAY.replace(hour=21))


def test_an_empty_week_goes_back_to_the_branch(plain, dan):
    set_inbox_hours(plain, {0: [(time(20), time(22))]}, tells_when_closed=False, by=dan)
    set_inbox_hours(plain, {}, tells_when_closed=False, by=dan)
    plain.refresh_from_db()
    assert is_answered_now(plain, MONDAY.replace(hour=10))
