from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.channels.actions.send_dispatch import PATIENCE, send_dispatch
from zabota.channels.kind import NeverAccepted, NoWayOut, Sent, TryLater, Uncertain
from zabota.channels.models import Dispatch
from zabota.core.models import EventRecord


@pytest.fixture
def dispatch(plane_inbox) -> Dispatch:
    return queue_dispatch(inbox=plane_inbox, to="vera@example.com", body="Готово", about="message-1")


def send(dispatch: Dispatch) -> Dispatch:
    send_dispatch(dispatch.id)
    dispatch.refresh_from_db()
    return dispatch


def raising(error: Exception):
    def answer(dispatch):
        raise error

    return answer


def said(name: str) -> int:
    return EventRecord.objects.filter(name=name).count()


def test_a_dispatch_is_sent_once(dispatch, plane):
    assert send(dispatch).sent_at
    send(dispatch)
    assert plane.flown == ["vera@example.com"]
    assert dispatch.external_id == f"plane-{dispatch.id}"
    assert said("DispatchSent") == 1


def test_that_sending_begins_is_written_down_before_the_channel_is_spoken_to(dispatch, plane):
    seen = []

    def answer(one):
        seen.append(Dispatch.objects.get(id=one.id).sending_at)
        return Sent()

    plane.answer = answer
    send(dispatch)
    assert seen == [dispatch.sending_at] and seen[0]


def test_a_busy_channel_is_tried_again_after_a_pause_that_grows(dispatch, plane):
    plane.answer = raising(TryLater("The server is busy."))
    first = send(dispatch).next_try_at - timezone.now()
    assert dispatch.problem == "The server is busy." and dispatch.sending_at is None
    send(dispatch)
    assert len(plane.flown) == 1, "the pause is kept"
    Dispatch.objects.update(next_try_at=timezone.now())
    assert send(dispatch).next_try_at - timezone.now() > first
    Dispatch.objects.update(next_try_at=timezone.now())
    plane.answer = lambda one: Sent()
    assert send(dispatch).sent_at and dispatch.problem == ""


def test_after_four_days_of_trying_it_has_failed(dispatch, plane):
    Dispatch.objects.update(created_at=timezone.now() - PATIENCE - timedelta(minutes=1))
    plane.answer = raising(TryLater("The server is away."))
    assert send(dispatch).failed_at
    assert said("DispatchFailed") == 1


def test_without_a_way_out_it_waits_as_long_as_it_takes(dispatch, plane):
    Dispatch.objects.update(created_at=timezone.now() - PATIENCE - timedelta(minutes=1))
    plane.answer = raising(NoWayOut("No way out is configured."))
    assert send(dispatch).failed_at is None
    assert dispatch.problem == "No way out is configured."
    assert Dispatch.objects.waiting().get() == dispatch


def test_a_refused_message_has_failed_for_good(dispatch, plane):
    plane.answer = raising(NeverAccepted("550 No such user"))
    assert send(dispatch).failed_at and dispatch.problem == "550 No such user"
    send(dispatch)
    assert len(plane.flown) == 1
    assert said("DispatchFailed") == 1


@pytest.mark.parametrize("error", [Uncertain("The link broke."), RuntimeError("who knows")])
def test_a_break_after_the_handing_over_is_uncertain_and_never_repeats_itself(dispatch, plane, error):
    plane.answer = raising(error)
    assert send(dispatch).uncertain_at
    plane.answer = lambda one: Sent()
    send(dispatch)
    assert len(plane.flown) == 1
    assert Dispatch.objects.uncertain().get() == dispatch
    assert said("DispatchUncertain") == 1


def test_one_found_begun_without_a_verdict_is_uncertain(dispatch, plane):
    Dispatch.objects.update(sending_at=timezone.now())
    assert send(dispatch).uncertain_at
    assert plane.flown == []


def test_a_sealed_body_is_forgotten_once_it_was_sent(plane_inbox):
    dispatch = queue_dispatch(inbox=plane_inbox, to="nina@example.com", body="ссылка", sealed=True)
    assert send(dispatch).sealed_body is None
