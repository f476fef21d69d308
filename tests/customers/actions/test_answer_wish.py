import pytest

from zabota.core.errors import Refused
from zabota.customers.actions.add_wish import add_wish
from zabota.customers.actions.answer_wish import answer_wish
from zabota.customers.models import Wish


def test_a_wish_gets_one_answer(vera, nina, oleg):
    wish = add_wish(vera, "Розетка у кресла", by=nina)
    answer_wish(wish, "Поставили в понедельник", by=nina)
    with pytest.raises(Refused, match="already"):
        answer_wish(wish, "Нет", by=oleg)
    assert Wish.objects.get().answer == "Поставили в понедельник"
    assert not Wish.objects.unanswered().exists()


def test_an_empty_answer_is_refused(vera, nina):
    with pytest.raises(Refused):
        answer_wish(add_wish(vera, "Розетка", by=nina), " ", by=nina)
