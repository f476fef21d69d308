from datetime import timedelta

from django.utils import timezone

from tests.reading.tallying import assert_tallies_are_true
from zabota.feedback.models import Invitation
from zabota.reading.actions.rebuild import rebuild
from zabota.reading.actions.recount_days import recount_asks, recount_days, recount_lately
from zabota.reading.days import days_back
from zabota.reading.models import PlaceTally


def test_nightly_counting_finds_what_nobody_announced(answer, central, north, reception):
    now = timezone.now()
    kept = [answer(branch, {reception: 2}, at=now - timedelta(days=5)) for branch in (central, north)]
    rebuild()
    kept[0].delete()
    Invitation.objects.update(opened_at=None)
    answer(central, {reception: 9}, at=now - timedelta(days=40))
    recount_lately()
    assert_tallies_are_true()
    Invitation.objects.update(opened_at=now, created_at=now)
    recount_lately()
    Invitation.objects.update(opened_at=None)
    recount_asks()
    assert_tallies_are_true()


def test_days_outside_are_left_alone(answer, central, reception):
    now = timezone.now()
    answer(central, {reception: 2}, at=now - timedelta(days=9))
    recount_days(days_back(5, now))
    assert not PlaceTally.objects.exists()
    recount_days(days_back(20, now))
    assert_tallies_are_true()
