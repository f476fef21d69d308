"""Fetching, against a real Dovecot where Debian's is installed."""

import socket
import threading
from email.message import EmailMessage

import imap_tools
import pytest
from django.db import connection
from django.utils import timezone

from tests.channels.dovecot import PASSWORD, USER, why_not
from zabota.channels import imap
from zabota.channels.actions import look_into_inbox as look_module
from zabota.channels.actions.look_into_inbox import look_into_inbox
from zabota.channels.actions.look_into_inboxes import look_into_inboxes
from zabota.channels.actions.read_deliveries import read_deliveries
from zabota.channels.models import Delivery, Inbox
from zabota.core.models import EventRecord

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(bool(why_not()), reason=why_not() or "Dovecot is there"),
]


@pytest.fixture
def box(dovecot):
    """The mailbox as its owner sees it, empty at first."""
    with imap_tools.MailBoxUnencrypted("127.0.0.1", dovecot.port).login_utf8(USER, PASSWORD) as box:
        for name in ("Done", "INBOX"):
            box.folder.set(name)
            box.delete(box.uids())
        yield box


@pytest.fixture
def inbox(mail_inbox, dovecot) -> Inbox:
    mail_inbox.settings = {
        "way_in": "imap",
        "imap_host": "127.0.0.1",
        "imap_port": dovecot.port,
        "imap_tls": "none",
        "imap_user": USER,
    }
    mail_inbox.secrets = {"imap_password": PASSWORD}
    mail_inbox.save()
    return mail_inbox


def letter(number: int, folder: str = "INBOX") -> bytes:
    message = EmailMessage()
    message["From"] = "Вера Ёлкина <vera@example.com>"
    message["To"] = "help@zabota.example"
    message["Subject"] = f"Письмо {number}"
    message["Message-ID"] = f"<{number}@example.com>"
    message.set_content(f"Bună ziua, письмо номер {number}. Mulțumesc!")
    return message.as_bytes()


def put(box, *numbers: int) -> None:
    for number in numbers:
        box.append(letter(number), "INBOX")


def change(inbox: Inbox, **settings) -> None:
    inbox.settings = {**inbox.settings, **settings}
    inbox.save()


def flags(box) -> list[bool]:
    box.folder.set("INBOX")
    return [imap_tools.MailMessageFlags.SEEN in mail.flags for mail in box.fetch(mark_seen=False)]


def test_mails_are_taken_in_as_they_are_and_marked_as_read(inbox, box):
    put(box, 1, 2, 3)
    assert look_into_inbox(inbox.id) == 3
    raw = bytes(Delivery.objects.order_by("id")[0].raw).replace(b"\r\n", b"\n")
    assert raw == letter(1)
    assert flags(box) == [True, True, True]
    assert look_into_inbox(inbox.id) == 0
    put(box, 4)
    assert look_into_inbox(inbox.id) == 1


def test_nothing_is_marked_before_the_commit(inbox, box, monkeypatch):
    put(box, 1, 2)
    seen_at_commit = []
    commit = look_module._commit

    def lose(*args):
        seen_at_commit.append(flags(box))
        raise RuntimeError("the power went off")

    monkeypatch.setattr(look_module, "_commit", lose)
    look_into_inbox(inbox.id)
    assert seen_at_commit == [[False, False]] and flags(box) == [False, False]
    assert not Delivery.objects.exists()
    monkeypatch.setattr(look_module, "_commit", commit)
    assert look_into_inbox(inbox.id) == 2
    assert flags(box) == [True, True]


def test_marks_that_a_crash_prevented_are_made_at_the_next_look(inbox, box, monkeypatch):
    put(box, 1, 2)
    with monkeypatch.context() as crash:
        crash.setattr(
            imap, "_mark", lambda *args: (_ for _ in ()).throw(RuntimeError("crash")) if args[1] else None
        )
        look_into_inbox(inbox.id)
    assert Delivery.objects.count() == 2 and flags(box) == [False, False]
    assert look_into_inbox(inbox.id) == 0
    assert flags(box) == [True, True]


@pytest.mark.parametrize(("after", "left", "done"), [("move", 0, 2), ("delete", 0, 0), ("keep", 2, 0)])
def test_what_becomes_of_a_mail_is_a_setting(inbox, box, after, left, done):
    change(inbox, imap_after=after, imap_move_to="Done")
    put(box, 1, 2)
    assert look_into_inbox(inbox.id) == 2
    box.folder.set("INBOX")
    assert len(box.uids()) == left
    assert not any(flags(box))
    box.folder.set("Done")
    assert len(box.uids()) == done
    assert look_into_inbox(inbox.id) == 0


def test_a_wrong_password_is_named_rested_from_and_forgotten_when_it_is_right_again(inbox, box):
    Inbox.objects.filter(id=inbox.id).update(trouble="")
    inbox.secrets = {"imap_password": "wrong"}
    inbox.save()
    look_into_inbox(inbox.id)
    inbox.refresh_from_db()
    assert inbox.trouble == imap.WRONG_PASSWORD
    assert inbox.trouble_since and inbox.state["rest_until"] > timezone.now().isoformat()
    assert look_into_inboxes() == [], "no other try before the pause is over"
    look_into_inbox(inbox.id)
    assert EventRecord.objects.filter(name="InboxTroubled").count() == 1
    inbox.refresh_from_db()
    assert inbox.state["failures"] == 2
    inbox.secrets = {"imap_password": PASSWORD}
    inbox.save()
    look_into_inbox(inbox.id)
    inbox.refresh_from_db()
    assert inbox.trouble == "" and "failures" not in inbox.state
    assert EventRecord.objects.filter(name="InboxRecovered").count() == 1


def test_a_missing_folder_is_named(inbox, box):
    change(inbox, imap_folder="Нет такой")
    look_into_inbox(inbox.id)
    inbox.refresh_from_db()
    assert inbox.trouble.split("\n") == [imap.NO_FOLDER, "Нет такой"]


def test_new_uids_double_nothing_and_lose_nothing(inbox, box, dovecot, announced):
    put(box, 1, 2, 3)
    look_into_inbox(inbox.id)
    read_deliveries()
    before = validity(inbox)
    dovecot.forget_uids()
    with imap_tools.MailBoxUnencrypted("127.0.0.1", dovecot.port).login_utf8(USER, PASSWORD) as anew:
        put(anew, 4)
    look_into_inbox(inbox.id)
    read_deliveries()
    assert validity(inbox) != before
    assert sorted(event.carried.subject for event in announced) == [f"Письмо {n}" for n in (1, 2, 3, 4)]
    assert Delivery.objects.filter(outcome="same").count() == 3


def validity(inbox: Inbox) -> int:
    inbox.refresh_from_db()
    return inbox.state["email"]["uidvalidity"]


def test_four_fetchers_at_once_take_in_each_mail_once(inbox, box, announced, monkeypatch):
    """Even without the lock that lets one of them look at a time."""
    put(box, *range(30))
    monkeypatch.setattr(look_module, "only_one", _always)
    gate = threading.Barrier(4)

    def fetch():
        gate.wait()
        try:
            look_into_inbox(inbox.id)
        finally:
            connection.close()

    fetchers = [threading.Thread(target=fetch) for _ in range(4)]
    for fetcher in fetchers:
        fetcher.start()
    for fetcher in fetchers:
        fetcher.join(60)
    read_deliveries()
    assert Delivery.objects.count() == 30
    assert sorted(event.carried.subject for event in announced) == sorted(f"Письмо {n}" for n in range(30))
    assert all(flags(box))


class _always:
    def __init__(self, *args):
        pass

    def __enter__(self):
        return True

    def __exit__(self, *args):
        return None


def test_a_server_that_answers_nothing_does_not_hold_up_the_others(inbox, box, central, monkeypatch):
    monkeypatch.setattr(imap, "TIMEOUT_SECONDS", 3.0)
    put(box, 1)
    with _deaf_server() as port:
        deaf = Inbox.objects.create(
            name="A deaf one",
            kind="email",
            branch=central,
            settings={**inbox.settings, "imap_port": port},
            secrets=inbox.secrets,
        )
        threads = look_into_inboxes()
        assert len(threads) == 2
        for thread in threads:
            thread.join(20)
    inbox.refresh_from_db()
    deaf.refresh_from_db()
    assert Delivery.objects.get().inbox == inbox
    assert inbox.trouble == ""
    assert deaf.trouble.startswith("The server does not answer.")


class _deaf_server:
    """It lets everybody connect and says nothing."""

    def __enter__(self):
        self.listening = socket.create_server(("127.0.0.1", 0))
        return self.listening.getsockname()[1]

    def __exit__(self, *args):
        self.listening.close()
