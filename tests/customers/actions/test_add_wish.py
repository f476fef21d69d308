import pytest

from zabota.core.errors import Refused
from zabota.customers.actions.add_wish import add_wish
from zabota.customers.models import Customer, Wish


def test_a_wish_waits_for_an_answer(vera, nina):
    wish = add_wish(vera, "Зарядка для телефона в холле", by=nina)
    assert [*Wish.objects.visible_to(nina).unanswered()] == [wish]


def test_an_empty_wish_is_refused(vera, nina):
    with pytest.raises(Refused):
        add_wish(vera, "\n", by=nina)


def test_one_who_chose_privacy_has_none(vera, nina):
    vera.privacy = Customer.Privacy.PRIVATE
    with pytest.raises(Refused, match="privacy"):
        add_wish(vera, "Чай", by=nina)
