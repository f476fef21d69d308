"""What a desk learns of a mail."""

import pytest
from django.conf import settings

from zabota.channels.incoming_mail import as_message
from zabota.channels.mail.thread import sign_message_id
from zabota.core.models import StoredFile

PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="


def mail(*headers: str, body: str = "Добрый день!") -> bytes:
    usual = [
        "From: =?utf-8?b?0JLQtdGA0LA=?= <vera@example.com>",
        "Message-ID: <1@example.com>",
        "Subject: Hello",
    ]
    usual = [line for line in usual if not any(h.split(":")[0] == line.split(":")[0] for h in headers)]
    return "\r\n".join([*usual, *headers, "", body]).encode()


def test_sender_words_and_number_are_understood(mail_inbox):
    raw = mail(
        "Subject: Re: заказ #1042", "Cc: bob@example.com, help@zabota.example", "Content-Language: ru-MD"
    )
    read = as_message(mail_inbox, raw, {})
    assert (read.sender, read.sender_name, read.text.strip()) == ("vera@example.com", "Вера", "Добрый день!")
    assert (read.possible_number, read.language, read.copies) == (1042, "ru", ("bob@example.com",))
    assert read.conversation_ids == () and not read.is_automatic


def test_only_a_reference_we_signed_proves_a_conversation(mail_inbox):
    ours = sign_message_id(settings.SECRET_KEY.encode(), 7, 31, settings.MAIL_DOMAIN)
    assert as_message(mail_inbox, mail(f"In-Reply-To: {ours}"), {}).conversation_ids == (7,)
    forged = ours.replace("zabota.7.", "zabota.8.")
    read = as_message(mail_inbox, mail(f"In-Reply-To: {forged}"), {})
    assert read.conversation_ids == () and read.answers == (forged,)


def test_what_was_quoted_is_cut_and_the_whole_is_kept(mail_inbox):
    body = "Спасибо, подошло.\r\n\r\nOn 2 March 2026, Nina <help@zabota.example> wrote:\r\n> Готово?\r\n"
    read = as_message(mail_inbox, mail(body=body), {})
    assert read.reply_text == "Спасибо, подошло." and "Готово?" in read.text


def test_files_and_pictures_in_the_text_are_stored(mail_inbox):
    raw = mail(
        'Content-Type: multipart/related; boundary="x"',
        body="\r\n".join(
            [
                "--x", "Content-Type: text/html; charset=utf-8", "", '<p>Вот: <img src="cid:p1@x"></p>',
                "--x", "Content-Type: image/png", "Content-Transfer-Encoding: base64", "Content-ID: <p1@x>",
                'Content-Disposition: inline; filename="весы.png"', "", PICTURE, "--x--", "",
            ]
        ),
    )  # fmt: skip
    read = as_message(mail_inbox, raw, {})
    file = StoredFile.objects.get()
    assert read.file_ids == (file.id,) and read.inline_files == {"p1@x": file.id}
    assert file.is_picture and file.filename == "весы.png"


@pytest.mark.parametrize(
    "header", ["Auto-Submitted: auto-replied", "List-Id: <news.example>", "Precedence: bulk"]
)
def test_machines_are_known_as_machines(mail_inbox, header):
    assert as_message(mail_inbox, mail(header), {}).is_automatic


def test_a_null_sender_is_a_machine(mail_inbox):
    assert as_message(mail_inbox, mail(), {"mail_from": ""}).is_automatic


def test_the_same_mail_by_another_way_is_the_same_and_a_reused_id_is_not(mail_inbox):
    first = as_message(mail_inbox, mail(), {}).sameness
    assert (
        as_message(mail_inbox, b"Received: from mx2\r\nDelivered-To: help\r\n" + mail(), {}).sameness == first
    )
    assert as_message(mail_inbox, mail(body="Другое письмо"), {}).sameness != first
    assert as_message(mail_inbox, mail("Message-ID: <2@example.com>"), {}).sameness != first


@pytest.mark.parametrize(
    ("trusted", "headers", "proven"),
    [
        (
            "mx.zabota.example",
            ["Authentication-Results: mx.zabota.example; dmarc=pass header.from=example.com"],
            True,
        ),
        (
            "mx.zabota.example",
            ["Authentication-Results: mx.zabota.example; dkim=pass header.d=example.com"],
            True,
        ),
        (
            "mx.zabota.example",
            ["Authentication-Results: mx.zabota.example; dkim=pass header.d=evil.example"],
            False,
        ),
        ("mx.zabota.example", ["Authentication-Results: mx.zabota.example; dmarc=fail"], False),
        ("mx.zabota.example", ["Authentication-Results: mx.evil.example; dmarc=pass"], False),
        (
            "mx.zabota.example",
            [
                "Authentication-Results: mx.zabota.example; dmarc=fail",
                "Authentication-Results: mx.zabota.example; dmarc=pass",
            ],
            False,
        ),
        ("", ["Authentication-Results: mx.zabota.example; dmarc=pass"], False),
    ],
)
def test_a_sender_is_proven_only_by_the_server_we_trust(mail_inbox, trusted, headers, proven):
    mail_inbox.settings = {"trusted_server": trusted}
    assert as_message(mail_inbox, mail(*headers), {}).sender_is_proven is proven


def test_a_bounce_names_our_message_and_the_reason(mail_inbox):
    ours = sign_message_id(settings.SECRET_KEY.encode(), 7, 31, settings.MAIL_DOMAIN)
    raw = mail(
        "From: MAILER-DAEMON@mx.example",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="x"',
        body="\r\n".join(
            [
                "--x", "Content-Type: text/plain", "", "It could not be delivered.",
                "--x", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.example", "",
                "Final-Recipient: rfc822; gone@example.com", "Action: failed", "Status: 5.1.1",
                "Diagnostic-Code: smtp; 550 No such user", "",
                "--x", "Content-Type: message/rfc822", "",
                f"Message-ID: {ours}", "Subject: x", "", "x", "--x--", "",
            ]
        ),
    )  # fmt: skip
    read = as_message(mail_inbox, raw, {})
    assert read.bounced == ("gone@example.com",) and read.bounced_message_id == ours
    assert "550 No such user" in read.bounce_problem and read.is_automatic
