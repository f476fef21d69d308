from tests.routing.conftest import can
from zabota.core.search import lexemes
from zabota.core.search.phrases import is_said, phrases_of
from zabota.routing.actions.save_topic_words import save_topic_words


def test_words_are_known_in_any_form(nina):
    (skill,) = can(nina, "topic", "Возврат")
    kept = save_topic_words(skill, " возврат заказа,\nrambursare ")
    assert save_topic_words(skill, kept.words).pk == kept.pk
    phrase, word = phrases_of(kept.words)
    assert is_said(phrase, lexemes("Оформляю возвраты двух заказов"))
    assert not is_said(phrase, lexemes("Где мой заказ?")), "of a phrase every word must be there"
    assert is_said(word, lexemes("Vreau rambursarea banilor"))
