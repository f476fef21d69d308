import pytest
from django.utils import timezone

from zabota.channels.actions.note_bounce import note_bounce
from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.channels.kind import Incoming
from zabota.channels.models import Dispatch
from zabota.core.models import EventRecord


@pytest.fixture
def dispatch(plane_inbox) -> Dispatch:
    dispatch = queue_dispatch(inbox=plane_inbox, to="gone@example.com", body="Bună ziua", about="message-3")
    Dispatch.objects.update(sent_at=timezone.now())
    return dispatch


def bounce(message_id: str, problem: str) -> Incoming:
    return Incoming(
        sender="", text="", identity_kind="email", bounced_message_id=message_id, bounce_problem=problem
    )


def test_a_bounced_dispatch_has_failed_and_says_why(dispatch):
    assert note_bounce(bounce(dispatch.message_id, "550 5.1.1 Такого ящика нет"))
    dispatch.refresh_from_db()
    assert dispatch.bounced_at and dispatch.failed_at
    assert EventRecord.objects.get(name="DispatchFailed").values["problem"] == "550 5.1.1 Такого ящика нет"


def test_a_second_report_changes_nothing(dispatch):
    for problem in ("first", "second"):
        assert note_bounce(bounce(dispatch.message_id, problem))
    assert EventRecord.objects.filter(name="DispatchFailed").count() == 1


def test_a_report_of_delay_changes_nothing(dispatch):
    assert note_bounce(bounce(dispatch.message_id, ""))
    dispatch.refresh_from_db()
    assert dispatch.bounced_at is None and dispatch.failed_at is None


def test_a_bounce_of_somebody_elses_mail_is_none_of_ours(dispatch):
    assert not note_bounce(bounce("<zabota.1.1.forged@elsewhere>", "550"))
    assert not note_bounce(bounce("", "550"))
