import pytest

from tests.imports.conftest import what_became
from tests.imports.mailbox_files import correspondence, mailbox
from zabota.channels.models import Delivery
from zabota.desk.models import Conversation, Message
from zabota.imports.actions import run_mailbox as module
from zabota.imports.actions.run_mailbox import run_mailbox
from zabota.imports.actions.start_mailbox import start_mailbox


def begun(of, by):
    start_mailbox(of, by=by)
    return of


def test_not_before_it_is_started_and_not_twice(laid, dan):
    of = laid(mailbox(*correspondence()))
    run_mailbox(of.id)
    assert not Message.objects.exists()
    for _time in range(2):
        run_mailbox(begun(of, dan).id)
    assert Message.objects.count() == Delivery.objects.count() == 6


def test_a_crash_between_batches_loses_and_doubles_nothing(laid, dan, monkeypatch):
    of = begun(laid(mailbox(*correspondence())), dan)
    monkeypatch.setattr(module, "BATCH", 2)
    really, calls = module.file_mail, []

    def dies(*given):
        calls.append(1)
        if len(calls) == 4:
            raise KeyboardInterrupt
        return really(*given)

    monkeypatch.setattr(module, "file_mail", dies)
    with pytest.raises(KeyboardInterrupt):
        run_mailbox(of.id)
    assert Message.objects.count() == 2
    run_mailbox(of.id)
    assert Message.objects.count() == Delivery.objects.count() == 6 and Conversation.objects.count() == 4


def test_one_that_cannot_be_read_is_shown_with_its_original(laid, dan, monkeypatch):
    of = begun(laid(mailbox(*correspondence())), dan)
    really = module.file_mail

    def stumbles(of, row, raw, known):
        if b"maria@" in raw:
            raise LookupError("no such thing")
        return really(of, row, raw, known)

    monkeypatch.setattr(module, "file_mail", stumbles)
    run_mailbox(of.id)
    assert set(what_became(of)) == {"opened", "joined"}
    talk = Conversation.objects.get(address="maria@example.ro")
    assert talk.messages.get().attachments.get().file.filename.endswith(".eml") and talk.is_resolved
    assert not Conversation.objects.open().exists()


def test_what_stops_the_program_each_time_is_not_tried_for_ever(laid, dan):
    of = begun(laid(mailbox(*correspondence())), dan)
    of.mails.filter(number=4).update(attempts=module.MOST_ATTEMPTS)
    run_mailbox(of.id)
    assert Conversation.objects.get(address="maria@example.ro").attachments.count() == 1
    assert Message.objects.count() == 6
