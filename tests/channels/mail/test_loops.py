"""Machines get no automatic answers."""

import pytest

from zabota.channels.mail import loops
from zabota.channels.mail.read import read
from zabota.channels.mail.thread import sign_message_id

OWN = ["help@example.org"]


def letter(headers: str):
    sender = "" if "From:" in headers else "From: vera@example.com\n"
    return read(f"{sender}Message-ID: <1@example.com>\n{headers}\n\ntext".encode())


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ("Auto-Submitted: auto-generated", loops.AUTO_SUBMITTED),
        ("Auto-Submitted: auto-replied; owner-email=x", loops.ABSENCE),
        ("Precedence: bulk", loops.BULK),
        ("Precedence: Junk", loops.BULK),
        ("List-Id: <news.example.com>", loops.MAILING_LIST),
        ("List-Unsubscribe: <mailto:x@y.z>", loops.MAILING_LIST),
        ("Return-Path: <>", loops.NULL_SENDER),
        ("From: MAILER-DAEMON@example.com", loops.ROBOT_ADDRESS),
        ("From: no-reply@example.com", loops.ROBOT_ADDRESS),
        ("From: noreply+77@example.com", loops.ROBOT_ADDRESS),
        ("From: nu-raspunde@example.md", loops.ROBOT_ADDRESS),
        ("From: postmaster@example.com", loops.ROBOT_ADDRESS),
        ("Return-Path: <news-bounces+vera=x@example.com>", loops.ROBOT_ADDRESS),
        ("From: Help@Example.org", loops.OWN_ADDRESS),
        ("Reply-To: help@example.org", loops.OWN_ADDRESS),
        ("X-Auto-Response-Suppress: OOF, AutoReply", loops.NO_ANSWER_WANTED),
        ("X-Autoreply: yes", loops.ABSENCE),
        ("X-Loop: a", loops.AUTO_SUBMITTED),
        ("Content-Type: multipart/report; report-type=delivery-status; boundary=x", loops.REPORT),
        ("From: nobody in particular", loops.NO_ADDRESS),
    ],
)
def test_there_is_a_reason_to_stay_silent(headers, reason):
    assert loops.why_not_answer(letter(headers), OWN) == reason


@pytest.mark.parametrize(
    "headers",
    [
        "Subject: Где мой заказ?",
        "Subject: Отпускные цены\nReturn-Path: <vera@example.com>",
        "Auto-Submitted: no",
        "X-Auto-Response-Suppress: None",
        "From: rooter@example.com",
        "From: nora.replyeva@example.com",
    ],
)
def test_people_are_answered(headers):
    assert loops.why_not_answer(letter(headers), OWN) is None


def test_our_own_mail_that_comes_back_is_not_answered():
    name = sign_message_id(b"0123456789abcdef", 7, 31, "example.org")
    found = read(f"From: vera@example.com\nMessage-ID: {name}\n\nx".encode())
    assert loops.why_not_answer(found, []) == loops.OWN_MESSAGE


@pytest.mark.parametrize(
    "subject",
    [
        "Automatic reply: Your order",
        "Out of Office: back on Monday",
        "Автоответ: заказ",
        "Re: Автоматический ответ: я в отпуске",
        "Răspuns automat: Comanda",
        "Raspuns automat: Comanda",
    ],
)
def test_an_absence_note_is_known_by_its_subject(subject):
    assert loops.is_absence_note(letter(f"Subject: {subject}"))


@pytest.mark.parametrize(
    "subject", ["I am on vacation until Friday", "Я в отпуске до пятницы", "Sunt în concediu"]
)
def test_words_about_a_holiday_count_only_when_a_machine_wrote_them(subject):
    assert not loops.is_absence_note(letter(f"Subject: {subject}"))
    assert loops.is_absence_note(letter(f"Subject: {subject}\nX-Auto-Response-Suppress: All"))


def test_our_automatic_mail_would_not_be_answered_by_us():
    for answer in (True, False):
        headers = "\n".join(
            f"{name}: {value}" for name, value in loops.automatic_headers(answer=answer).items()
        )
        assert loops.why_not_answer(letter(headers), OWN)
