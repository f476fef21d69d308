"""Mailbox files as other programs write them."""

import base64
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

BEGIN = datetime(2019, 3, 4, 9, 30, tzinfo=UTC)
OURS = "help@zabota.example"


def mail(
    number: int,
    sender: str = "ion@example.md",
    to: str = OURS,
    text: str = "Здравствуйте",
    *,
    subject: str = "Заказ",
    charset: str = "utf-8",
    answers: int | None = None,
    before: int = 0,
    days: float = 0,
    more: str = "",
    has_id: bool = True,
) -> bytes:
    """One mail; `number` names it, `answers` the one it answers, `before` an earlier one."""
    word = f"=?{charset}?B?{base64.b64encode(subject.encode(charset)).decode()}?="
    head = [f"From: {sender}", f"To: {to}", f"Subject: {word}"]
    head.append(f"Date: {format_datetime(BEGIN + timedelta(days=days))}")
    if has_id:
        head.append(f"Message-ID: <{number}@old.example>")
    if answers is not None:
        head += [
            f"In-Reply-To: <{answers}@old.example>",
            f"References: <{before}@old.example>\r\n <{answers}@old.example>",
        ]
    head += [
        f"Content-Type: text/plain; charset={charset}",
        "Content-Transfer-Encoding: 8bit",
        "MIME-Version: 1.0",
    ]
    if more:
        head.append(more)
    return "\r\n".join(head).encode("ascii") + b"\r\n\r\n" + text.encode(charset) + b"\r\n"


def mailbox(*mails: bytes, line_end: bytes = b"\n") -> bytes:
    """As mbox: an envelope line before each, lines that begin with From stuffed, an empty line after."""
    pieces = []
    for raw in mails:
        body = raw.replace(b"\r\n", b"\n").replace(b"\nFrom ", b"\n>From ")
        pieces.append(b"From someone@old.example Mon Mar  4 09:30:00 2019\n" + body + b"\n")
    return b"".join(pieces).replace(b"\n", line_end)


def correspondence() -> list[bytes]:
    """Ion in KOI8-R, we in Windows-1251, Ion again; Maria in Romanian; a machine; a stranger."""
    return [
        mail(
            1,
            "=?koi8-r?B?6c/O?= <ion@example.md>",
            charset="koi8-r",
            text="Где мой заказ?\r\nFrom вторника жду",
        ),
        mail(2, OURS, "Ion <ion@example.md>", "Он в пути", charset="windows-1251", answers=1, days=0.1),
        mail(
            3,
            "ion@example.md",
            text="Спасибо!\r\n\r\nFrom now on всё ясно",
            charset="koi8-r",
            answers=2,
            before=1,
            days=0.2,
        ),
        mail(
            4,
            "Maria <maria@example.ro>",
            text="Bună ziua, unde sunteți?",
            charset="iso-8859-16",
            subject="Întrebare",
            days=1,
        ),
        mail(
            5,
            "no-reply@shop.example",
            text="Sale",
            subject="News",
            days=2,
            more="List-Id: <news.shop.example>",
        ),
        mail(6, "stranger@example.net", text="Я тоже жду", answers=1, days=3),
    ]
