from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.channels.actions.take_up_dispatches import PATIENCE, take_up_dispatches
from zabota.channels.models import Dispatch

LONG_AGO = PATIENCE + timedelta(seconds=1)


@pytest.fixture
def dispatch(plane_inbox) -> Dispatch:
    return queue_dispatch(inbox=plane_inbox, to="vera@example.com", body="Готово")


def test_one_whose_job_was_lost_is_sent(dispatch, plane):
    Dispatch.objects.update(created_at=timezone.now() - LONG_AGO)
    take_up_dispatches()
    assert plane.flown == ["vera@example.com"]


def test_a_new_one_is_left_to_its_own_job(dispatch, plane):
    take_up_dispatches()
    assert plane.flown == []


def test_a_pause_is_kept_until_it_is_over(dispatch, plane):
    Dispatch.objects.update(
        created_at=timezone.now() - LONG_AGO, next_try_at=timezone.now() + timedelta(minutes=1)
    )
    take_up_dispatches()
    assert plane.flown == []
    Dispatch.objects.update(next_try_at=timezone.now())
    take_up_dispatches()
    assert plane.flown == ["vera@example.com"]


def test_one_begun_long_ago_without_a_verdict_becomes_uncertain(dispatch, plane):
    Dispatch.objects.update(sending_at=timezone.now() - LONG_AGO)
    take_up_dispatches()
    dispatch.refresh_from_db()
    assert dispatch.uncertain_at and plane.flown == []


def test_what_has_a_verdict_is_left_alone(dispatch, plane):
    for verdict in ("sent_at", "failed_at", "uncertain_at"):
        moments = dict.fromkeys(("sent_at", "failed_at", "uncertain_at")) | {verdict: timezone.now()}
        Dispatch.objects.update(created_at=timezone.now() - LONG_AGO, **moments)
        take_up_dispatches()
    assert plane.flown == []


def test_a_pause_that_a_clock_a_year_ahead_kept_is_over(dispatch, plane):
    Dispatch.objects.update(next_try_at=timezone.now() + timedelta(days=365))
    take_up_dispatches()
    assert plane.flown == ["vera@example.com"]


def test_one_begun_by_a_clock_a_year_ahead_is_uncertain_and_one_queued_by_it_is_sent(dispatch, plane):
    Dispatch.objects.update(created_at=timezone.now() + timedelta(days=365))
    take_up_dispatches()
    assert plane.flown == ["vera@example.com"]
    Dispatch.objects.update(sent_at=None, sending_at=timezone.now() + timedelta(days=365))
    take_up_dispatches()
    dispatch.refresh_from_db()
    assert dispatch.uncertain_at and plane.flown == ["vera@example.com"]
