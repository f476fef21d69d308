"""What we send is well-formed, threads, and cannot be bent by what somebody typed."""

from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zabota.channels.mail.letter import Address, Attachment
from zabota.channels.mail.read import read
from zabota.channels.mail.thread import find_references, sign_message_id
from zabota.channels.mail.write import Outgoing, write

KEY = b"0123456789abcdef"
NINA = Address("Нина, отдел заботы", "help@example.md")
VERA = Address("Вера Ștefănescu", "vera@example.com")
ONE_LINE = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=200)


def outgoing(**changes) -> Outgoing:
    plain = {
        "sender": NINA,
        "to": [VERA],
        "subject": "Заказ",
        "message_id": "<1@example.md>",
        "text": "Да.\n",
    }
    return Outgoing(**(plain | changes))


def sent(**changes):
    return read(write(outgoing(**changes)).as_bytes())


def test_what_we_write_we_read():
    file = Attachment("Счёт за март.pdf", "application/pdf", b"%PDF")
    found = sent(
        subject="Răspuns: заказ № 1042",
        html="<p>Да.</p>",
        cc=[Address("", "bob@example.com")],
        reply_to=[NINA],
        attachments=[file],
        date=datetime(2025, 3, 14, 8, 15, tzinfo=UTC),
        language="ru",
    )
    assert (found.sender, found.to, found.reply_to) == (NINA, (VERA,), (NINA,))
    assert found.cc[0].email == "bob@example.com"
    assert found.subject == "Răspuns: заказ № 1042"
    assert (found.text, found.html) == ("Да.\n", "<p>Да.</p>\n")
    assert found.attachments == (file,)
    assert found.date == datetime(2025, 3, 14, 8, 15, tzinfo=UTC)
    assert found.language == "ru"
    assert found.problems == ()


@given(ONE_LINE, ONE_LINE)
def test_any_subject_and_name_come_back_unspoilt(subject, name):
    mail = write(outgoing(subject=subject, sender=Address(name, "help@example.md")))
    found = message_from_bytes(mail.as_bytes(), policy=policy.default)
    ours = read(mail.as_bytes())
    assert ours.subject == subject
    assert ours.sender.name == name.strip("'\" ")
    assert ours.sender.email == "help@example.md"
    assert found["To"].addresses[0].addr_spec == "vera@example.com"


def test_a_long_cyrillic_subject_keeps_its_spaces_in_short_lines():
    subject = "очень длинная тема письма о заказе " * 6
    raw = write(outgoing(subject=subject.strip())).as_bytes()
    assert read(raw).subject == subject.strip()
    assert max(len(line) for line in raw.split(b"\r\n")) <= 78


def test_long_ids_are_not_cut_so_that_the_answer_finds_its_thread():
    name = sign_message_id(KEY, 2**60, 2**60, "a-very-long-domain-name." * 4 + "example.md")
    raw = write(outgoing(message_id=name, in_reply_to=name, references=["<a@b>", name])).as_bytes()
    assert f"Message-ID: {name}\r\n".encode() in raw
    found = read(raw)
    assert found.in_reply_to == (name,)
    assert found.references == ("<a@b>", name)
    assert find_references(found, KEY)[0].conversation_id == 2**60


@pytest.mark.parametrize("break_", ["\r\n", "\n", "\r", "\x00", "\x85", "\u2028"])
@pytest.mark.parametrize(
    "change",
    [
        lambda bad: {"subject": bad},
        lambda bad: {"sender": Address(bad, "help@example.md")},
        lambda bad: {"to": [Address("", f"vera@example.com{bad}")]},
        lambda bad: {"message_id": f"<1@x>{bad}"},
        lambda bad: {"in_reply_to": f"<1@x{bad}>"},
        lambda bad: {"references": [f"<1@x>{bad}"]},
        lambda bad: {"language": bad},
        lambda bad: {"extra_headers": {"X-A": bad}},
        lambda bad: {"extra_headers": {f"X-A{bad}": "x"}},
        lambda bad: {"attachments": [Attachment(bad, "image/png", b"")]},
        lambda bad: {"attachments": [Attachment("a.png", f"image/png{bad}", b"")]},
    ],
)
def test_a_line_break_in_a_header_is_refused_in_words(change, break_):
    with pytest.raises(ValueError, match=r"must|not an e-mail address"):
        write(outgoing(**change(f"x{break_}Bcc: all@example.com")))


@pytest.mark.parametrize(
    "email", ["", "vera", "@e.com", "a b@e.com", "вера@e.com", "a..b@e.com", ".a@e.com", "a@"]
)
def test_an_impossible_address_is_refused_in_words(email):
    with pytest.raises(ValueError, match="not an e-mail address"):
        write(outgoing(to=[Address("", email)]))


def test_a_mail_to_nobody_is_refused():
    with pytest.raises(ValueError, match="no recipient"):
        write(outgoing(to=[]))


def test_automatic_mail_says_so_and_a_persons_does_not():
    assert sent(automatic=True, in_reply_to="<1@x>").auto_submitted == "auto-replied"
    assert sent(automatic=True).auto_submitted == "auto-generated"
    assert sent().auto_submitted == ""


def test_a_domain_with_foreign_letters_is_written_in_ascii():
    assert sent(to=[Address("", "vera@пример.рф")]).to[0].email == "vera@xn--e1afmkfd.xn--p1ai"


def test_a_mail_as_a_file_is_never_written_anew():
    file = Attachment("a.eml", "message/rfc822", b"Subject: x\n\n\xff")
    assert sent(attachments=[file]).attachments[0].content == file.content


def test_strange_letters_in_the_text_do_no_harm():
    assert sent(text="a\ud800b\x00c\r\nd").text == "a?bc\nd\n"
