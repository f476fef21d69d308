"""Seeded strange mails: sound ones, bent in every way we know of."""

import random
from collections.abc import Callable, Iterator
from email.message import EmailMessage

TEXTS = (
    "Добрый день! Где мой заказ № 1042?\nС уважением, Вера",
    "Bună ziua! Unde este comanda mea? Vă mulțumesc, Ștefan Țurcanu",
    "Hello, where is my order? Alice",
)
CHARSETS = (
    "utf-8",
    "windows-1251",
    "koi8-r",
    "iso-8859-2",
    "us-ascii",
    "utf-16",
    "utf-7",
    "hex",
    "idna",
    "punycode",
)


def strange_mails(count: int, seed: int = 1) -> Iterator[bytes]:
    """`count` malformed mails, the same for the same seed; each has one to four faults."""
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        raw = sound(chance)
        for fault in chance.sample(FAULTS, chance.randint(1, 4)):
            raw = fault(raw, chance)
        yield raw


def sound(chance: random.Random) -> bytes:
    """One well-formed mail."""
    mail = EmailMessage()
    mail["From"] = "Вера Иванова <vera@example.com>"
    mail["To"] = "help@example.org"
    mail["Subject"] = "Заказ № 1042 și răspunsul"
    mail["Date"] = "Fri, 14 Mar 2025 10:15:00 +0200"
    mail["Message-ID"] = f"<{chance.getrandbits(64):x}@example.com>"
    mail.set_content(chance.choice(TEXTS), cte=chance.choice(["base64", "quoted-printable", "8bit"]))
    if chance.random() < 0.6:
        mail.add_alternative(f"<p>{chance.choice(TEXTS)}</p>", subtype="html")
    if chance.random() < 0.5:
        data = chance.randbytes(chance.randrange(3000))
        mail.add_attachment(data, maintype="image", subtype="png", filename="Чек за март.png")
    for part in mail.walk():
        if part.is_multipart():
            part.set_boundary(f"b{chance.getrandbits(64):x}")
    return mail.as_bytes()


def _place(raw: bytes, chance: random.Random) -> int:
    return chance.randrange(len(raw) + 1)


def cut(raw: bytes, chance: random.Random) -> bytes:
    return raw[: _place(raw, chance)]


def noise(raw: bytes, chance: random.Random) -> bytes:
    place = _place(raw, chance)
    return raw[:place] + chance.randbytes(chance.randrange(60)) + raw[place:]


def nul_bytes(raw: bytes, chance: random.Random) -> bytes:
    return raw.replace(chance.choice([b"a", b" ", b"\n", b"="]), b"\x00", chance.randrange(1, 20))


def other_charset(raw: bytes, chance: random.Random) -> bytes:
    return raw.replace(b"utf-8", chance.choice([*CHARSETS, "x" * 90, "", "нет"]).encode())


def other_boundary(raw: bytes, chance: random.Random) -> bytes:
    return raw.replace(
        b'boundary="', chance.choice([b'boundary="x', b"boundary=", b'border="', b'boundary=""; x="'])
    )


def other_encoding(raw: bytes, chance: random.Random) -> bytes:
    new = chance.choice([b"base64", b"quoted-printable", b"x-uuencode", b"9bit", b"", b"BASE64 ;x"])
    for old in (b"base64", b"quoted-printable", b"8bit"):
        raw = raw.replace(b"Encoding: " + old, b"Encoding: " + new)
    return raw


def no_blank_lines(raw: bytes, chance: random.Random) -> bytes:
    return raw.replace(b"\n\n", b"\n", chance.randrange(1, 4))


def other_line_ends(raw: bytes, chance: random.Random) -> bytes:
    return raw.replace(b"\n", chance.choice([b"\r\n", b"\r", b"\n\r", b"\r\r\n"]))


def doubled_headers(raw: bytes, chance: random.Random) -> bytes:
    return b"".join(line + b"\n" for line in raw.split(b"\n\n")[0].split(b"\n")) + raw


def huge_header(raw: bytes, chance: random.Random) -> bytes:
    name = chance.choice([b"To", b"References", b"Subject", b"Content-Type", b"X", b"Authentication-Results"])
    piece = chance.choice(
        [b"a@b.c,", b"<a@b>\n ", b"=?utf-8?b?0J8=?= ", b";a*0*=x", b"((((", b'"', b"=?a?q?", b" "]
    )
    return name + b": " + piece * chance.randrange(1, 4000) + b"\n" + raw


def nested(raw: bytes, chance: random.Random) -> bytes:
    for depth in range(chance.randrange(1, 60)):
        mark = b"b%d" % depth
        kind = b'Content-Type: multipart/mixed; boundary="' + mark + b'"\n\n--'
        raw = kind + mark + b"\n" + raw + b"\n--" + mark + b"--\n"
    return raw


def many_parts(raw: bytes, chance: random.Random) -> bytes:
    part = b"--q\nContent-Type: text/plain\n\npart\n"
    return (
        b"From: a@b.c\nContent-Type: multipart/mixed; boundary=q\n\n" + part * chance.randrange(1, 900) + raw
    )


def wrapped_mails(raw: bytes, chance: random.Random) -> bytes:
    return b"Content-Type: message/rfc822\n\n" * chance.randrange(1, 300) + raw


def multipart_without_parts(raw: bytes, chance: random.Random) -> bytes:
    return raw.replace(
        b"text/plain", chance.choice([b"multipart/mixed", b"multipart/", b"/", b"text", b"a/b/c"])
    )


def raw_8bit_header(raw: bytes, chance: random.Random) -> bytes:
    return b"Subject: " + "Заказ".encode(chance.choice(["koi8-r", "cp1251", "utf-8"])) + b"\n" + raw


def lone_surrogates(raw: bytes, chance: random.Random) -> bytes:
    return raw.replace(b"a", chance.choice([b"\xed\xa0\x80", b"\xed\xbf\xbf"]), chance.randrange(1, 9))


def surrogate_references(raw: bytes, chance: random.Random) -> bytes:
    return raw.replace(b"<p>", b"<p>&#xD800;&#0;&#1114112;<![if !vml]>")


def deep_html(raw: bytes, chance: random.Random) -> bytes:
    piece = chance.choice(
        [b"<div>", b"<b a=%d>" % chance.randrange(9), b"<table>", b"<svg><tr>", b"<!--", b"<a "]
    )
    return (
        b"From: a@b.c\nContent-Type: text/html\n\nhello" + piece * chance.randrange(1, 5000) + b"\n\n" + raw
    )


def odd_dates(raw: bytes, chance: random.Random) -> bytes:
    new = chance.choice([b"0000", b"99999", b"-1", b"2025 99:99", b"9" * 90, "март".encode()])
    return raw.replace(b"2025", new)


def odd_report(raw: bytes, chance: random.Random) -> bytes:
    status = b"Final-Recipient: rfc822; x@y.z\nAction: failed\nStatus: 5.1.1\n\n"
    head = b"Content-Type: multipart/report; report-type=delivery-status; boundary=r\n\n--r\n"
    return (
        head
        + b"Content-Type: message/delivery-status\n\n"
        + status * chance.randrange(300)
        + b"--r\n\n"
        + raw
    )


FAULTS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    cut, noise, nul_bytes, other_charset, other_boundary, other_encoding, no_blank_lines, other_line_ends,
    doubled_headers, huge_header, nested, many_parts, wrapped_mails, multipart_without_parts, raw_8bit_header,
    lone_surrogates, surrogate_references, deep_html, odd_dates, odd_report,
)  # fmt: skip
