"""Fetching from a real Dovecot through a proxy that breaks what can break: every mail once."""

import random
import ssl
import threading
import time
from datetime import timedelta

import imap_tools
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.utils import timezone

from tests.channels.dovecot import PASSWORD, USER, why_not
from tests.channels.test_imap import letter
from tests.faults.imap_proxy import (
    CutAfter,
    CutAt,
    CutInLiteral,
    Fault,
    Garbage,
    HalfDead,
    ImapProxy,
    Trickle,
)
from zabota.channels import imap, network, patience
from zabota.channels.actions.look_into_inbox import look_into_inbox
from zabota.channels.actions.look_into_inboxes import look_into_inboxes
from zabota.channels.actions.read_deliveries import read_deliveries
from zabota.channels.models import Delivery, Inbox
from zabota.desk.models import Conversation

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("faults"),
    pytest.mark.skipif(bool(why_not()), reason=why_not() or "Dovecot is there"),
]
PATIENCE_SECONDS = 1.5


@pytest.fixture
def box(dovecot):
    """The mailbox as its owner sees it, empty at first, by a way that nothing disturbs."""
    with imap_tools.MailBoxUnencrypted("127.0.0.1", dovecot.port).login_utf8(USER, PASSWORD) as box:
        for name in ("Done", "INBOX"):
            box.folder.set(name)
            box.delete(box.uids())
        yield box


@pytest.fixture
def proxy(dovecot):
    between = ImapProxy(dovecot.port)
    yield between
    between.stop()


@pytest.fixture
def tls_proxy(dovecot, tmp_path):
    between = ImapProxy(dovecot.port, tls_of(tmp_path))
    yield between
    between.stop()


@pytest.fixture
def inbox(mail_inbox, proxy, monkeypatch) -> Inbox:
    monkeypatch.setattr(imap, "TIMEOUT_SECONDS", PATIENCE_SECONDS)
    return through(proxy, mail_inbox)


def through(proxy: ImapProxy, inbox: Inbox, **settings) -> Inbox:
    inbox.settings = {
        "way_in": "imap",
        "imap_host": "127.0.0.1",
        "imap_port": proxy.port,
        "imap_tls": "none",
        "imap_user": USER,
        **settings,
    }
    inbox.secrets = {"imap_password": PASSWORD}
    inbox.save()
    return inbox


def tls_of(folder) -> ssl.SSLContext:
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = timezone.now()
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    (folder / "own.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "own.pem")
    return context


def put(box, *numbers: int) -> None:
    for number in numbers:
        box.append(letter(number), "INBOX")


def seen(box) -> list[bool]:
    box.folder.set("INBOX")
    return [imap_tools.MailMessageFlags.SEEN in mail.flags for mail in box.fetch(mark_seen=False)]


def kept() -> list[str]:
    """What became a conversation."""
    read_deliveries()
    return sorted(Conversation.objects.values_list("subject", flat=True))


def subjects(*numbers: int) -> list[str]:
    return sorted(f"Письмо {number}" for number in numbers)


BREAKS = {
    "cut in the middle of the first mail": lambda: CutInLiteral(1),
    "cut in the middle of the third mail": lambda: CutInLiteral(3),
    "cut before the marks are heard": lambda: CutAt(b"STORE", heard=False),
    "cut after the marks are made and before the answer": lambda: CutAt(b"STORE", heard=True),
    "half-dead when a mail is asked for": lambda: HalfDead(b"BODY.PEEK"),
    "half-dead when marks are made": lambda: HalfDead(b"STORE"),
    "half-dead at the door": lambda: HalfDead(b"AUTHENTICATE"),
    "noise in place of a mail": lambda: Garbage(b"BODY.PEEK"),
    "noise in place of an answer": lambda: Garbage(b"STORE"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_after_any_break_every_mail_is_taken_in_once_and_marked(name, inbox, proxy, box):
    put(box, 1, 2, 3)
    proxy.fault = fault = BREAKS[name]()
    began = time.monotonic()
    look_into_inbox(inbox.id)
    assert time.monotonic() - began < 10 * PATIENCE_SECONDS
    inbox.refresh_from_db()
    assert fault.struck and inbox.trouble, "nothing went wrong"
    whole = Delivery.objects.count()
    assert whole in (0, 3), "a part of a handful was taken in"
    assert all(bytes(one.raw).rstrip().endswith(letter(1).rstrip()[-12:]) for one in Delivery.objects.all())
    proxy.fault = Fault()
    look_into_inbox(inbox.id)
    inbox.refresh_from_db()
    assert (kept(), seen(box), inbox.trouble) == (subjects(1, 2, 3), [True] * 3, "")


def test_a_server_that_trickles_is_waited_for_and_the_others_go_on(inbox, proxy, box, central, dovecot):
    put(box, 1, 2)
    direct = Inbox.objects.create(name="Second mail", kind="email", key="second", branch=central)
    direct.settings = {**inbox.settings, "imap_port": dovecot.port, "imap_folder": "Done"}
    direct.secrets = inbox.secrets
    direct.save()
    box.append(letter(7), "Done")
    proxy.fault = fault = Trickle(7, 0.005)
    threads = look_into_inboxes()
    assert len(threads) == 2
    join(threads[-1])
    assert Delivery.objects.filter(inbox=direct).count() == 1
    slow = Delivery.objects.filter(inbox=inbox).count()
    join(threads[0])
    assert slow == 0, "the trickle was no slower than the straight way"
    assert fault.struck > 100
    assert (kept(), seen(box)) == (subjects(1, 2, 7), [True, True])


def join(thread: threading.Thread) -> None:
    thread.join(60)
    assert not thread.is_alive()


def test_a_trickle_without_end_is_cut_and_loses_nothing(inbox, proxy, box, monkeypatch):
    put(box, 1)
    monkeypatch.setattr(patience, "LONGEST_STEP_SECONDS", 1.0)
    proxy.fault = Trickle(1, 0.05)
    began = time.monotonic()
    look_into_inbox(inbox.id)
    assert time.monotonic() - began < 20, "every byte restarts the timeout: without an end it goes on and on"
    inbox.refresh_from_db()
    assert inbox.trouble.split("\n")[0] == network.TOO_SLOW
    proxy.fault = Fault()
    look_into_inbox(inbox.id)
    assert (kept(), seen(box)) == (subjects(1), [True])


def test_noise_under_the_encryption_is_named_and_loses_nothing(inbox, tls_proxy, box):
    through(tls_proxy, inbox, imap_tls="tls", check_certificate=False)
    put(box, 1, 2)
    for fault in (Garbage(b"BODY.PEEK", below=True), CutInLiteral(2), Garbage(b"AUTHENTICATE", below=True)):
        tls_proxy.fault = fault
        look_into_inbox(inbox.id)
        inbox.refresh_from_db()
        assert fault.struck and inbox.trouble and not Delivery.objects.exists()
        assert "Traceback" not in inbox.trouble and imap.WRONG_PASSWORD not in inbox.trouble
    tls_proxy.fault = Fault()
    look_into_inbox(inbox.id)
    assert (kept(), seen(box)) == (subjects(1, 2), [True, True])


def test_a_server_without_encryption_and_a_certificate_of_nobody_are_named(inbox, proxy, tls_proxy, box):
    put(box, 1)
    for between, words in ((proxy, network.NO_TLS), (tls_proxy, network.UNTRUSTED)):
        through(between, inbox, imap_tls="tls")
        look_into_inbox(inbox.id)
        inbox.refresh_from_db()
        assert inbox.trouble.split("\n")[0] == words
    assert not Delivery.objects.exists()


def break_anywhere(times: int, inbox: Inbox, proxy: ImapProxy, box, after: str, capsys) -> None:
    """Each look breaks after a number of bytes drawn from all that a whole one needs."""
    through(proxy, inbox, imap_after=after, imap_move_to="Done")
    put(box, 0)
    proxy.fault = whole = CutAfter(1_000_000)
    look_into_inbox(inbox.id)
    assert not whole.struck and proxy.links[-1].given > 1000
    one_mail, draw, broken, halfway = proxy.links[-1].given, random.Random(5), 0, 0  # noqa: S311
    for number in range(1, times + 1):
        put(box, number)
        before = Delivery.objects.count()
        further = (number - before) * (len(letter(number)) + 100)  # of mails that earlier breaks left waiting
        earliest = 1 if number % 3 else one_mail + further - 250  # every third near the marking
        proxy.fault = fault = CutAfter(draw.randrange(earliest, one_mail + further))
        look_into_inbox(inbox.id)
        broken += fault.struck
        inbox.refresh_from_db()
        halfway += bool(inbox.trouble) and Delivery.objects.count() > before
    proxy.fault = Fault()
    look_into_inbox(inbox.id)
    found, wanted = kept(), subjects(*range(times + 1))
    with capsys.disabled():
        print(
            f"\nIMAP, {after}: {times} looks, {broken} links broken, {halfway} of them after the commit: "
            f"{len(set(wanted) - set(found))} lost, {len(found) - len(set(found))} doubled"
        )
    assert broken > times / 2 and halfway
    assert found == wanted
    box.folder.set("INBOX")
    assert all(seen(box)) if after == "seen" else not box.uids(), "a mail is left unmarked"


@pytest.mark.parametrize("after", ["seen", "delete"])
def test_links_that_break_anywhere_lose_and_double_nothing(after, inbox, proxy, box, capsys):
    break_anywhere(20, inbox, proxy, box, after, capsys)


@pytest.mark.soak
@pytest.mark.parametrize("after", ["seen", "delete", "move"])
def test_hundreds_of_links_that_break_anywhere(after, inbox, proxy, box, capsys):
    break_anywhere(500, inbox, proxy, box, after, capsys)
