import pytest

from zabota.core.errors import Refused
from zabota.knowledge.actions import note_question as module
from zabota.knowledge.actions.note_question import note_question
from zabota.knowledge.actions.settle_question import settle_question
from zabota.knowledge.models import OpenQuestion


def test_the_same_question_is_one_row_that_is_counted(db, nina):
    first = note_question("Есть ли парковка?", source="help", language="ru")
    again = note_question("  есть ЛИ парковка ", source="desk")
    assert first == again and again.times == 2 and again.text == "Есть ли парковка?"
    settle_question(again, by=nina)
    assert not OpenQuestion.objects.open().exists()
    assert note_question("Есть ли парковка", source="help").settled_at is None


def test_nothing_in_words_is_no_question(db):
    with pytest.raises(Refused):
        note_question("?!", source="help")


def test_strangers_do_not_fill_the_list_without_end(db, monkeypatch):
    monkeypatch.setattr(module, "MOST_OPEN", 1)
    note_question("первый вопрос", source="help")
    assert note_question("второй вопрос", source="help") is None
    assert note_question("первый вопрос", source="help").times == 2
    assert note_question("вопрос от своих", source="desk") is not None
