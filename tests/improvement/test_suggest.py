"""Causes are suggested by earlier similar ones: touchpoint and words."""

from random import Random

from zabota.improvement.actions.add_cause import add_cause
from zabota.improvement.actions.link_cause import link_cause
from zabota.improvement.suggest import Example, rank, suggest, words_in

WORDS = {
    1: "бахилы стулья тесно переобуться скамейка вход",
    2: "пробирки расходные материалы закончились укол реактив",
    3: "грубо хамство ответила нагрубила равнодушно",
}


def test_a_cause_is_found_again_by_words_and_touchpoint():
    """Known truth: three causes, each speaks with its own words among common ones."""
    dice = Random(2)

    def told(cause_id: int) -> str:
        own = dice.sample(WORDS[cause_id].split(), 2)
        return " ".join([*own, *dice.sample("приехала клиника сегодня очень опять врач ждала".split(), 4)])

    examples = [
        Example(cause_id, 10 + cause_id if dice.random() < 0.7 else None, words_in(told(cause_id)))
        for cause_id in WORDS
        for _number in range(12)
    ]
    tried = [
        (cause_id, rank(told(cause_id), 10 + cause_id, examples, {}))
        for cause_id in WORDS
        for _n in range(20)
    ]
    right = sum(bool(found) and found[0].cause_id == cause_id for cause_id, found in tried)
    assert right >= 57
    assert all(0 < one.probability <= 1 for _cause_id, found in tried for one in found)


def test_nothing_is_suggested_where_nothing_speaks_for_it():
    assert rank("Совсем о другом", None, [Example(1, None, words_in("бахилы"))], {}) == []
    assert rank("бахилы", None, [], {}) == []


def test_words_of_the_tree_speak_before_anything_is_linked(cause, shoe_covers):
    found = suggest("Возле входа очень тесно, бахилы надеть негде", None)
    assert [(one.pk, suggestion.same_touchpoint) for one, suggestion in found] == [(cause.pk, 0)]
    assert "тесно" in found[0][1].words


def test_a_cause_that_is_often_linked_at_the_touchpoint_comes_first(cause, complain, shoe_covers):
    other = add_cause("Холодно у двери", by=None)
    for number in range(5):
        link_cause(other, "complaint", complain(f"Дует от двери, сквозняк {number}"), by=None)
    found = suggest("Снова сквозняк", shoe_covers.id)
    assert found[0][0] == other
    assert found[0][1].same_touchpoint == 5
