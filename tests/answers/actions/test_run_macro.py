import pytest

from zabota.answers.actions.retire import retire
from zabota.answers.actions.run_macro import run_macro
from zabota.answers.actions.save_macro import save_macro
from zabota.answers.deeds import Deeds
from zabota.core.errors import Refused
from zabota.desk.models import Message, Note


def test_several_verbs_at_once(asked_in_russian, hours_reply, nina, delivery_reason):
    deeds = Deeds(
        note="Спросили про субботу",
        assign="me",
        reply=hours_reply.id,
        outcome="done",
        reason=delivery_reason.id,
    )
    macro = save_macro(None, name="Часы и готово", deeds=deeds)
    assert run_macro(macro, asked_in_russian, by=nina, key="press-1") == [
        "note",
        "assign",
        "reply",
        "resolve",
    ]
    asked_in_russian.refresh_from_db()
    assert asked_in_russian.is_resolved and asked_in_russian.assignee == nina
    assert asked_in_russian.reason == delivery_reason and asked_in_russian.outcome == "done"
    sent = asked_in_russian.messages.last()
    assert (
        sent.author == Message.Author.USER
        and sent.user == nina
        and sent.text.startswith("Здравствуйте, Вера")
    )
    macro.refresh_from_db()
    assert macro.times_used == 1


def test_all_of_it_or_nothing(asked_in_russian, hours_reply, nina):
    retire(hours_reply)
    macro = save_macro(None, name="Ответ", deeds=Deeds(note="Заметка", assign="me", reply=hours_reply.id))
    with pytest.raises(Refused, match="not in use"):
        run_macro(macro, asked_in_russian, by=nina)
    asked_in_russian.refresh_from_db()
    assert asked_in_russian.assignee is None and not Note.objects.exists()


def test_another_branch_s_conversation_is_not_changed(asked_in_russian, pavel):
    macro = save_macro(None, name="Взять", deeds=Deeds(assign="me"))
    with pytest.raises(Refused):
        run_macro(macro, asked_in_russian, by=pavel)


def test_a_retired_macro_does_nothing(asked_in_russian, nina):
    macro = save_macro(None, name="Взять", deeds=Deeds(assign="me"))
    retire(macro)
    with pytest.raises(Refused):
        run_macro(macro, asked_in_russian, by=nina)
