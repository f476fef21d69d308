"""The same mail is known again, and another mail under the same Message-ID is another."""

import random

from tests.channels.mail.strange import sound
from zabota.channels.mail.hash import content_hash
from zabota.channels.mail.read import read


def hash_of(raw: bytes) -> str:
    return content_hash(read(raw))


def test_the_way_a_mail_came_makes_no_difference():
    raw = sound(random.Random(4))
    traced = b"Received: from a by b\nDelivered-To: help@example.org\nReturn-Path: <x@y>\nX-Spam: no\n" + raw
    assert hash_of(traced) == hash_of(raw)
    assert hash_of(raw.replace(b"\n", b"\r\n")) == hash_of(raw)


def test_another_transfer_encoding_makes_no_difference():
    plain = "Message-ID: <1@x>\nContent-Type: text/plain; charset=utf-8\n\nГде заказ?\n".encode()
    quoted = (
        b"Message-ID: <1@x>\nContent-Type: text/plain; charset=utf-8\n"
        b"Content-Transfer-Encoding: quoted-printable\n\n"
        b"=D0=93=D0=B4=D0=B5 =D0=B7=D0=B0=D0=BA=D0=B0=D0=B7?\n"
    )
    assert hash_of(plain) == hash_of(quoted)


def test_two_mails_with_one_message_id_differ():
    base = b"Message-ID: <1@x>\nFrom: a@b.c\nDate: Fri, 14 Mar 2025 10:15:00 +0200\nSubject: s\n\none"
    others = [
        base.replace(b"one", b"two"),
        base.replace(b"10:15", b"10:16"),
        base.replace(b"a@b.c", b"d@b.c"),
        base.replace(b": s", b": t"),
    ]
    assert len({hash_of(raw) for raw in (base, *others)}) == 5


def test_a_changed_file_is_another_mail():
    raw = b"Content-Type: image/png\nContent-Disposition: attachment; filename=a.png\n\n"
    assert hash_of(raw + b"one") != hash_of(raw + b"two")
