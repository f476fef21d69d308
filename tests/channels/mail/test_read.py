"""Ordinary and odd mail becomes a letter with its words, files and facts."""

import email
import random
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.channels.mail.strange import sound
from zabota.channels.mail import limits
from zabota.channels.mail import problems as say
from zabota.channels.mail.addresses import addresses
from zabota.channels.mail.charsets import decode
from zabota.channels.mail.headers import decode_words, message_ids, parameters
from zabota.channels.mail.letter import Address
from zabota.channels.mail.plain import html_to_text, unflow
from zabota.channels.mail.read import read

HEAD = b"From: Vera <vera@example.com>\nMessage-ID: <1@example.com>\nDate: Fri, 14 Mar 2025 10:15:00 +0200\n"


ALTERNATIVES = b"--a\n\nplain\n--a\nContent-Type: text/html\n\n<p>h\n--a--\n"


def letter(headers: str = "", body: bytes = b"text"):
    return read(HEAD + headers.encode() + b"\n" + body)


def test_a_sound_mail_gives_what_the_standard_library_gives():
    for number in range(300):
        raw = sound(random.Random(number))
        ours, theirs = read(raw), email.message_from_bytes(raw)
        leaves = [part for part in theirs.walk() if not part.is_multipart()]
        texts = [p.get_payload(decode=True).decode() for p in leaves if p.get_content_type() == "text/plain"]
        htmls = [p.get_payload(decode=True).decode() for p in leaves if p.get_content_type() == "text/html"]
        files = [p.get_payload(decode=True) for p in leaves if p.get_content_maintype() == "image"]
        assert ours.text.strip() == "".join(texts).strip()
        assert ours.html.strip() == "".join(htmls).strip()
        assert [a.content for a in ours.attachments] == files
        assert ours.problems == ()


def test_names_subjects_and_dates_are_decoded():
    found = read(sound(random.Random(1)))
    assert found.sender == Address("Вера Иванова", "vera@example.com")
    assert found.subject == "Заказ № 1042 și răspunsul"
    assert found.date == datetime(2025, 3, 14, 8, 15, tzinfo=UTC)


@pytest.mark.parametrize("charset", ["utf-8", "koi8-r", "windows-1251"])
def test_russian_is_read_whatever_the_mail_claims(charset):
    words = "Здравствуйте! Когда привезут мой заказ? Жду ответа."
    for claim in (charset, "us-ascii", "iso-8859-1", "unknown-8bit", "hex"):
        found = letter(f"Content-Type: text/plain; charset={claim}\n", words.encode(charset))
        assert found.text == words, claim


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-16", "windows-1250"])
def test_romanian_is_read_without_a_claim(charset):
    words = "Bună ziua, când ajunge comanda mea până în târg?"
    assert letter("", words.encode(charset)).text == words


def test_a_raw_subject_in_an_eight_bit_charset_is_read():
    assert read(b"Subject: " + "Где мой заказ".encode("koi8-r") + b"\n\nx").subject == "Где мой заказ"


@pytest.mark.parametrize(
    "charset", ["idna", "punycode", "unicode_escape", "zlib", "rot13", "undefined", "x" * 99]
)
def test_codecs_that_are_no_charsets_are_not_used(charset):
    assert decode("Счёт".encode(), charset) == ("Счёт", True)


def test_utf16_claimed_for_plain_bytes_is_not_believed():
    assert decode(b"caf\xc3\xa9", "utf-16")[0] == "café"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=60))
def test_encoded_words_come_back(text):
    encoded = email.header.Header(text, "utf-8", maxlinelen=40).encode(linesep="\n")
    assert decode_words(encoded.replace("\n", "")) == text


@given(st.text(max_size=300))
def test_any_header_gives_one_printable_line(value):
    found = decode_words(value)
    assert "\n" not in found
    assert "\x00" not in found


def test_a_letter_cut_between_two_encoded_words_is_whole():
    assert decode_words("=?utf-8?q?=D0?= =?utf-8?q?=9F?= x") == "П x"


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ('attachment; filename="a;b.pdf"', "a;b.pdf"),
        ("attachment; filename*=utf-8''%D0%A7%D0%B5%D0%BA.pdf", "Чек.pdf"),
        ("attachment; filename*0*=utf-8''%D0%A7; filename*1*=%D0%B5%D0%BA; filename*2=.pdf", "Чек.pdf"),
        ("attachment; filename*1=b.pdf; filename*0=a", "ab.pdf"),
        ("attachment; filename*=koi8-r''%FE%C5%CB.pdf", "Чек.pdf"),
        ('attachment; filename="unclosed.pdf', "unclosed.pdf"),
        (r'attachment; filename="q\"q.pdf"', 'q"q.pdf'),
    ],
)
def test_file_names_are_read(value, name):
    assert parameters(value)[1]["filename"] == name


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\boot\\Счёт.pdf", "Счёт.pdf"),
        ("=?utf-8?b?0KfQtdC6LnBkZg==?=", "Чек.pdf"),
        ("gpj\u202efdp.exe", "gpjfdp.exe"),
        ("x" * 300 + ".pdf", "x" * (limits.MAX_FILENAME_CHARS - 4) + ".pdf"),
        ("..", "image-1.png"),
    ],
)
def test_a_file_gets_a_safe_name(name, kept):
    found = letter(
        f'Content-Type: image/png\nContent-Disposition: attachment; filename="{name}"\n'.replace("\\", "\\\\")
    )
    assert found.attachments[0].filename == kept


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ('"Ivanova, Vera" <v@e.com>, bob@e.com', [("Ivanova, Vera", "v@e.com"), ("", "bob@e.com")]),
        ("Team: a@e.com, b@e.com;", [("", "a@e.com"), ("", "b@e.com")]),
        ("v@e.com (Vera (the first))", [("Vera the first", "v@e.com")]),
        ("=?utf-8?q?=C8=98tefan?= <S@E.COM>", [("Ștefan", "S@e.com")]),
        ("Vera <v@e.com", [("Vera", "v@e.com")]),
        ("undisclosed-recipients:;", []),
        ("v@e.com <v@e.com>", [("v@e.com", "v@e.com")]),
        ("no address here", []),
        ("(" * 5000 + "v@e.com", [("", "v@e.com")]),
    ],
)
def test_addresses_are_read(value, found):
    assert [(a.name, a.email) for a in addresses([value])] == found


def test_message_ids_are_read_also_when_broken_or_naked():
    assert message_ids("<a@b>\n <c@\n d>") == ("<a@b>", "<c@d>")
    assert message_ids("a@b c@d") == ("<a@b>", "<c@d>")
    assert len(message_ids("".join(f"<{n}@x>" for n in range(500)))) == limits.MAX_REFERENCES


def test_an_html_mail_gets_its_text():
    html = "<style>p{}</style><p>Dragă <b>Grija</b>,</p><ul><li>unu<li>doi</ul><blockquote>vechi<br>text"
    found = letter("Content-Type: text/html; charset=utf-8\n", html.encode())
    assert found.text == "Dragă Grija,\n\n- unu\n- doi\n\n> vechi\n> text"
    assert found.html == html


def test_html_of_any_shape_gives_text_without_surrogates():
    assert html_to_text("<p>a&#xD800;b&#0;c<![if x]>d").encode()
    assert html_to_text("<!-- only a comment -->") == ""
    assert html_to_text("<pre>a\n  b</pre>") == "a\n  b"


def test_flowed_lines_become_paragraphs():
    assert unflow("one \ntwo\n> three \n> four\n\n-- \nVera") == "one two\n> three four\n\n-- \nVera"
    found = letter("Content-Type: text/plain; format=flowed; delsp=yes\n", b"some \nthing")
    assert found.text == "something"


def test_the_standing_of_parts_is_understood():
    body = (
        b"--m\nContent-Type: multipart/alternative; boundary=a\n\n" + ALTERNATIVES + b"\n"
        b"--m\nContent-Type: text/html\n\n<p>footer\n"
        b"--m\nContent-Type: message/rfc822\n\nSubject: x\n\ny\n"
        b"--m\nContent-Type: image/png\nContent-ID: <pic>\n\nPNG\n--m--\n"
    )
    found = letter("Content-Type: multipart/mixed; boundary=m\n", body)
    assert found.text == "plain\n\nfooter"
    assert "<p>h" in found.html
    assert "<p>footer" in found.html
    assert [(a.media_type, a.content_id, a.inline) for a in found.attachments] == [
        ("message/rfc822", "", False),
        ("image/png", "pic", True),
    ]


@pytest.mark.parametrize(
    ("headers", "body", "text", "problem"),
    [
        ("Content-Transfer-Encoding: base64\n", b"Hello, this is no base64 at all!", "Hello", say.NOT_BASE64),
        ("Content-Transfer-Encoding: base64\n", b"SGVsbG8gd29ybGQ", "Hello world", say.BAD_BASE64),
        ("Content-Transfer-Encoding: base64\n", b"SGVsbG8=IHdvcmxk", "Hello world", say.BAD_BASE64),
        ("Content-Transfer-Encoding: 9bit\n", b"Hello", "Hello", say.UNKNOWN_ENCODING),
        ("Content-Type: multipart/mixed\n", b"Hello", "Hello", say.NO_BOUNDARY),
        ("Content-Type: multipart/mixed; boundary=x\n", b"--y\nContent-Type: text/plain\n\nHello\n--y--",
         "Hello", say.GUESSED_BOUNDARY),
        ("Content-Type: multipart/mixed; boundary=x\n", b"--x\n\nHello", "Hello", say.UNCLOSED),
        ("Content-Type: multipart/mixed; boundary=x\n", b"--x--\n--x\n\nHello\n--x--", "Hello", None),
        ("Content-Type: multipart/alternative; boundary=x\n", b"--x\n\n\n--x--\nHello below", "Hello below",
         say.UNREADABLE),
        ("Content-Type: text/plain; charset=windows-1251\n", "Привет всем".encode(), "РџС", None),
        ("This line is no header\nSubject: x\n", b"Hello", "Hello", say.STRAY_HEADER_LINE),
        ("Subject: x\nSubject: y\n", b"Hello", "Hello", say.REPEATED_HEADER),
        ("Date: yesterday\n", b"Hello", "Hello", say.REPEATED_HEADER),
    ],
)  # fmt: skip
def test_what_is_strange_is_named_and_the_words_are_kept(headers, body, text, problem):
    found = letter(headers, body)
    assert text in found.text
    assert problem is None or problem in found.problems


def test_a_missing_blank_line_loses_no_word():
    found = read(b"From: v@e.com\nSubject: x\nDear all,\nwhere is my order?\n\nVera")
    assert found.text == "Dear all,\nwhere is my order?\n\nVera"
    assert say.NO_BLANK_LINE in found.problems


def test_a_sealed_mail_and_winmail_are_kept_as_files_and_named():
    assert say.ENCRYPTED in letter("Content-Type: application/pkcs7-mime; name=smime.p7m\n").problems
    found = letter("Content-Type: application/ms-tnef\n", b"\x78\x9f\x3e\x22")
    assert found.attachments[0].filename == "winmail.dat"
    assert say.WINMAIL in found.problems


def test_too_many_parts_and_too_deep_nesting_are_bounded():
    part = b"--m\nContent-Type: image/png\n\nx\n"
    found = letter("Content-Type: multipart/mixed; boundary=m\n", part * 2_000)
    assert len(found.attachments) == limits.MAX_ATTACHMENTS
    assert {say.TOO_MANY_PARTS, say.TOO_MANY_FILES} <= set(found.problems)
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(300))
    assert say.TOO_DEEP in read(HEAD + deep + b"\nword").problems


def test_a_huge_mail_is_read_at_its_beginning(monkeypatch):
    monkeypatch.setattr(limits, "MAX_BYTES", 1_000)
    found = letter("Subject: x\n", b"word " * 1_000)
    assert found.text.startswith("word")
    assert say.TOO_BIG in found.problems


def test_authentication_results_are_parsed_and_comments_cannot_forge_them():
    found = letter(
        "Authentication-Results: MX.example.org 1; dkim=pass (2048-bit; dmarc=pass) header.d=example.com;\n"
        ' spf=softfail smtp.mailfrom="a@b"; none\n'
    )
    assert [(a.server, a.method, a.result) for a in found.authentication] == [
        ("mx.example.org", "dkim", "pass"),
        ("mx.example.org", "spf", "softfail"),
    ]
    assert found.authentication[0].properties == {"header.d": "example.com"}


BOUNCE = b"""Return-Path: <>
From: MAILER-DAEMON@mx.example.org
Message-ID: <b@mx.example.org>
Content-Type: multipart/report; report-type=delivery-status; boundary=r

--r

Sorry, it could not be delivered.
--r
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; alice@example.com
Action: failed
Status: 5.1.1 (unknown)
Diagnostic-Code: smtp; 550 no such user

--r
Content-Type: text/rfc822-headers

Message-ID: <ours@example.md>
Subject: x

--r--
"""


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_a_bounce_names_the_recipient_and_our_mail(line_end):
    found = read(BOUNCE.replace(b"\n", line_end))
    (recipient,) = found.bounce.recipients
    assert (recipient.address, recipient.action, recipient.status) == ("alice@example.com", "failed", "5.1.1")
    assert found.bounce.original_message_id == "<ours@example.md>"
    assert found.bounce.is_permanent
    assert found.has_null_sender
    assert found.text.strip() == "Sorry, it could not be delivered."


def test_a_read_receipt_is_a_report_and_no_bounce():
    found = letter(
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=r\n", b"--r\n\nread"
    )
    assert found.report_type == "disposition-notification"
    assert found.bounce is None


def test_the_language_of_the_mail_is_told():
    assert letter("Content-Language: ro-MD\n").language == "ro-md"
    assert letter("Accept-Language: ru-RU, en;q=0.5\n").language == "ru-ru"
    assert letter("Content-Language: <x>\n").language == ""
