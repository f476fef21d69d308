"""E-mail through a real SMTP server."""

import os
import signal
import subprocess
import sys
import threading
from datetime import timedelta

import pytest
from aiosmtpd.smtp import AuthResult
from django.db import connection
from django.utils import timezone

from tests.channels.sink import Sink
from zabota.channels import smtp
from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.channels.actions.send_dispatch import send_dispatch
from zabota.channels.actions.take_up_dispatches import take_up_dispatches
from zabota.channels.kind import TryLater, WrongPassword
from zabota.channels.links import link_maker
from zabota.channels.models import Dispatch
from zabota.core.actions.store_file import store_file


def send(inbox, **more) -> Dispatch:
    said = {
        "to": "vera@example.com",
        "to_name": "Вера Ёлкина",
        "subject": "Ваш заказ готов",
        "body": "Bună ziua, готово.",
    }
    dispatch = queue_dispatch(inbox=inbox, **{**said, **more})
    send_dispatch(dispatch.id)
    dispatch.refresh_from_db()
    return dispatch


def test_a_mail_arrives_as_it_was_written(mail_inbox, sink):
    file = store_file("Счёт, ведомость и țară".encode(), "Счёт №5.txt", "text/plain")
    dispatch = send(
        mail_inbox,
        files=[file],
        copies=["alice@example.com"],
        conversation_id=7,
        message_row_id=31,
        in_reply_to="<theirs@example.com>",
        references="<older@example.com>",
    )
    assert dispatch.sent_at, dispatch.problem
    [mail] = sink.letters()
    assert mail["From"] == "Central mail <help@zabota.example>"
    assert mail["To"] == "Вера Ёлкина <vera@example.com>"
    assert mail["Subject"] == "Ваш заказ готов"
    assert mail["Message-ID"] == dispatch.message_id
    assert mail["References"] == "<older@example.com> <theirs@example.com>"
    assert mail.get_body().get_content().strip() == "Bună ziua, готово."
    [attached] = mail.iter_attachments()
    assert attached.get_filename() == "Счёт №5.txt"
    assert sink.recipients == [["vera@example.com", "alice@example.com"]]
    assert sink.senders == ["help@zabota.example"]


def test_a_line_with_a_dot_arrives_with_its_dot(mail_inbox, sink):
    send(mail_inbox, body=".\n..two\nend")
    assert sink.letters()[0].get_body().get_content().splitlines() == [".", "..two", "end"]


def test_links_are_made_only_for_the_mail_itself(mail_inbox, sink, settings):
    settings.SITE_URL = "https://care.example"
    link_maker("test-survey")(lambda row_id: f"/s/{row_id}-secret/")
    dispatch = send(
        mail_inbox, body="Оцените нас: [[survey]] [[not a link]]", links={"survey": ["test-survey", 12]}
    )
    text = sink.letters()[0].get_body().get_content().strip()
    assert text == "Оцените нас: https://care.example/s/12-secret/ [[not a link]]"
    assert "secret" not in dispatch.body


def test_a_link_that_leads_nowhere_is_never_sent(mail_inbox, sink):
    dispatch = send(mail_inbox, body="[[x]]", links={"x": ["nobody-makes-these", 1]})
    assert dispatch.failed_at and sink.mails == []


def test_an_automatic_answer_says_so_and_has_no_return_path(mail_inbox, sink):
    send(mail_inbox, is_automatic=True, in_reply_to="<theirs@example.com>")
    assert sink.letters()[0]["Auto-Submitted"] == "auto-replied"
    assert sink.senders == ["<>"]


def test_an_unknown_recipient_has_failed_with_the_servers_words(mail_inbox, sink):
    sink.refused = {"vera@example.com": "550 5.1.1 Такого ящика нет"}
    dispatch = send(mail_inbox)
    assert dispatch.failed_at
    assert dispatch.problem.split("\n") == [smtp.REFUSED, "550 5.1.1 Такого ящика нет"]


def test_a_refused_copy_does_not_stop_the_mail(mail_inbox, sink):
    sink.refused = {"gone@example.com": "550 no"}
    assert send(mail_inbox, copies=["gone@example.com"]).sent_at


def test_a_busy_server_is_asked_again(mail_inbox, sink):
    sink.answer = "451 busy"
    dispatch = send(mail_inbox)
    assert dispatch.sent_at is None and dispatch.failed_at is None and dispatch.uncertain_at is None
    assert dispatch.problem.startswith(smtp.BUSY) and dispatch.next_try_at
    sink.answer = "250 kept"
    Dispatch.objects.update(next_try_at=timezone.now())
    take_up_dispatches()
    dispatch.refresh_from_db()
    assert dispatch.sent_at


def test_a_link_that_breaks_after_the_dot_is_uncertain(mail_inbox, sink):
    sink.answer = "hang up"
    dispatch = send(mail_inbox)
    assert dispatch.uncertain_at and dispatch.problem.startswith(smtp.LOST)
    take_up_dispatches()
    send_dispatch(dispatch.id)
    assert len(sink.mails) == 1


def test_without_any_server_it_waits_and_says_why(mail_inbox, settings):
    settings.SMTP_URL = ""
    dispatch = send(mail_inbox)
    assert dispatch.problem == smtp.NO_WAY_OUT
    assert Dispatch.objects.waiting().get() == dispatch


def test_the_inboxs_own_server_goes_before_the_installations(mail_inbox, sink, settings):
    settings.SMTP_URL = "smtp://127.0.0.1:9"
    mail_inbox.settings = {"smtp_host": "127.0.0.1", "smtp_port": sink.port, "smtp_tls": "none"}
    mail_inbox.save()
    assert send(mail_inbox).sent_at


@pytest.mark.parametrize(
    ("out", "words"),
    [
        (smtp.WayOut("127.0.0.1", 9, "none"), "The server refuses the connection"),
        (smtp.WayOut("no-such-host.invalid", 25, "none"), "No server of this name is known"),
    ],
)
def test_what_is_wrong_with_a_server_is_said_in_words(out, words):
    with pytest.raises(TryLater, match=words):
        smtp.connect(out)


def test_a_server_without_encryption_is_named(sink):
    with pytest.raises(TryLater, match="encrypted connection failed"):
        smtp.connect(smtp.WayOut("127.0.0.1", sink.port, "starttls"))


def test_a_wrong_password_is_named():
    server = Sink(
        authenticator=lambda *_all: AuthResult(success=False, handled=False), auth_require_tls=False
    )
    server.start()
    try:
        with pytest.raises(WrongPassword, match="does not accept this user name and password"):
            smtp.connect(smtp.WayOut("127.0.0.1", server.port, "none", "help", "not the password"))
    finally:
        server.stop()


def test_a_server_that_asks_for_no_password_is_named(sink):
    with pytest.raises(TryLater, match="offers no sign-in"):
        smtp.connect(smtp.WayOut("127.0.0.1", sink.port, "none", "help", "password"))


SENDER = """
import sys, django
django.setup()
from django.db import connection
from zabota.channels.actions.send_dispatch import send_dispatch
connection.settings_dict["NAME"] = sys.argv[1]
send_dispatch(int(sys.argv[2]))
"""


def send_elsewhere(dispatch: Dispatch, sink: Sink) -> subprocess.Popen:
    """Send it in a process of its own, as a worker does."""
    env = {**os.environ, "ZABOTA_SMTP_URL": sink.url, "DJANGO_SETTINGS_MODULE": "config.settings"}
    database = connection.settings_dict["NAME"]
    return subprocess.Popen([sys.executable, "-c", SENDER, database, str(dispatch.id)], env=env)


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_before_the_verdict_leaves_it_uncertain_and_sends_nothing_twice(mail_inbox, sink):
    for number in range(1, 6):
        dispatch = queue_dispatch(
            inbox=mail_inbox, to=f"vera{number}@example.com", body="Готово", subject="Заказ"
        )
        worker = send_elsewhere(dispatch, sink)
        sink.before_answer = worker.kill
        assert worker.wait(60) == -signal.SIGKILL
        dispatch.refresh_from_db()
        assert dispatch.sending_at and not dispatch.sent_at and not dispatch.uncertain_at
        Dispatch.objects.filter(id=dispatch.id).update(sending_at=timezone.now() - timedelta(minutes=5))
        take_up_dispatches()
        send_dispatch(dispatch.id)
        dispatch.refresh_from_db()
        assert dispatch.uncertain_at
        assert len(sink.mails) == number


@pytest.mark.django_db(transaction=True)
def test_what_another_worker_is_sending_right_now_is_left_to_it(mail_inbox, sink):
    dispatch = queue_dispatch(inbox=mail_inbox, to="vera@example.com", body="Готово", subject="Заказ")
    sent, meddled = threading.Event(), threading.Event()
    sink.before_answer = lambda: (sent.set(), meddled.wait(20))
    worker = send_elsewhere(dispatch, sink)
    assert sent.wait(30)
    Dispatch.objects.update(sending_at=timezone.now() - timedelta(minutes=5))
    take_up_dispatches()
    send_dispatch(dispatch.id)
    meddled.set()
    assert worker.wait(30) == 0
    dispatch.refresh_from_db()
    assert dispatch.sent_at and not dispatch.uncertain_at
    assert len(sink.mails) == 1
