import pytest

from tests.imports.mailbox_files import correspondence, mail, mailbox
from zabota.imports.actions import look_at_mailbox as module
from zabota.imports.actions.begin_mailbox import begin_mailbox
from zabota.imports.actions.look_at_mailbox import look_at_mailbox


def test_after_a_crash_it_goes_on_where_it_was(dan, mail_inbox, monkeypatch):
    of = begin_mailbox([mailbox(*correspondence())], "a.mbox", inbox=mail_inbox, by=dan)
    monkeypatch.setattr(module, "BATCH", 2)
    really, calls = module.noted, []

    def dies(*given):
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return really(*given)

    monkeypatch.setattr(module, "noted", dies)
    with pytest.raises(KeyboardInterrupt):
        look_at_mailbox(of.id)
    assert of.mails.count() == 2
    look_at_mailbox(of.id)
    assert list(of.mails.order_by("number").values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
    look_at_mailbox(of.id)
    assert of.mails.count() == 6


@pytest.mark.parametrize(
    ("header", "outcome"),
    [
        ("X-Mozilla-Status: 0008", "bin"),
        ("X-Mozilla-Status: 0001", ""),
        ("X-Mozilla-Status: ffffffffffff", ""),
        ("X-Gmail-Labels: Inbox,Opened", ""),
        ('X-Gmail-Labels: "Spam",Unread', "bin"),
        ("X-Gmail-Labels: =?UTF-8?B?0KHQv9Cw0Lw=?=", "bin"),
    ],
)
def test_what_nobody_kept_is_left_out(laid, header, outcome):
    of = laid(mailbox(mail(1, more=header)))
    assert of.mails.get().outcome == outcome


def test_the_notes_of_a_mail_program_are_no_mail(laid):
    of = laid(mailbox(mail(1, subject="DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA")))
    assert of.mails.get().outcome == "bin"


def test_what_is_empty_or_too_large_is_told(laid, monkeypatch):
    monkeypatch.setattr(module, "MAX_BYTES", 2000)
    of = laid(mailbox(mail(1, text="x" * 3000), mail(2)))
    assert [row.outcome for row in of.mails.order_by("number")] == ["wrong", ""]
    assert of.mails.get(number=1).problem
