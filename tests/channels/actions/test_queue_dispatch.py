import pytest
from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.channels.mail.thread import verify_message_id
from zabota.channels.models import Dispatch
from zabota.core.actions.store_file import store_file
from zabota.core.models import EventRecord


def test_a_message_gets_a_message_id_that_only_we_could_sign(plane_inbox):
    dispatch = queue_dispatch(
        inbox=plane_inbox, to="vera@example.com", body="Готово", conversation_id=7, message_row_id=31
    )
    signed = verify_message_id(dispatch.message_id, settings.SECRET_KEY.encode())
    assert (signed.conversation_id, signed.message_id) == (7, 31)
    assert signed.domain == settings.MAIL_DOMAIN


def test_queueing_the_same_message_again_changes_nothing(plane_inbox):
    reply = {"conversation_id": 7, "message_row_id": 31}
    first = queue_dispatch(inbox=plane_inbox, to="vera@example.com", body="x", **reply)
    assert queue_dispatch(inbox=plane_inbox, to="vera@example.com", body="x", **reply) == first
    assert ProcrastinateJob.objects.filter(task_name__endswith="channels.send_dispatch").count() == 1
    assert EventRecord.objects.filter(name="DispatchQueued").count() == 1


def test_the_job_is_queued_with_the_caller_or_not_at_all(plane_inbox):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        queue_dispatch(inbox=plane_inbox, to="vera@example.com", body="x")
        raise ZeroDivisionError
    assert not Dispatch.objects.exists()
    assert not ProcrastinateJob.objects.filter(task_name__endswith="channels.send_dispatch").exists()


def test_files_and_links_go_with_it(plane_inbox):
    file = store_file("отчёт".encode(), "Отчёт.txt")
    dispatch = queue_dispatch(
        inbox=plane_inbox,
        to="vera@example.com",
        body="[[survey]]",
        files=[file],
        links={"survey": ["survey", 5]},
    )
    dispatch.refresh_from_db()
    assert list(dispatch.files.all()) == [file]
    assert dispatch.links == {"survey": ["survey", 5]}


def test_a_subject_stays_one_line(plane_inbox):
    dispatch = queue_dispatch(
        inbox=plane_inbox, to="vera@example.com", body="x", subject="Re: заказ\r\nBcc: all@example.com"
    )
    assert dispatch.subject == "Re: заказ Bcc: all@example.com"


def test_a_sealed_body_is_not_readable_in_the_database(plane_inbox):
    dispatch = queue_dispatch(inbox=plane_inbox, to="nina@example.com", body="секретная ссылка", sealed=True)
    dispatch.refresh_from_db()
    assert dispatch.body == "" and dispatch.sealed_body == "секретная ссылка"
    raw = Dispatch.objects.extra(select={"kept": "sealed_body::text"}).values_list("kept", flat=True).get()
    assert "секретная" not in bytes.fromhex(raw.removeprefix("\\x")).decode("utf-8", "ignore")
