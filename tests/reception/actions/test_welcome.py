import pytest

from zabota.customers.models import Customer
from zabota.customers.refusals import AddressTaken
from zabota.desk.models import Conversation
from zabota.reception.actions.welcome import welcome


def test_the_first_contact_is_kept_whole_from_one_form(lena, central):
    said = {"expectation": "Чтобы перезвонили сегодня", "said": "Хочет примерить кольцо"}
    ivan = welcome(name="Иван", phone="069 123 456", branch=central, by=lena, **said)
    assert [e.text for e in ivan.expectations.hypotheses()] == ["Чтобы перезвонили сегодня"]
    assert ivan.conversations.get().is_waiting
    assert Customer.objects.found_by("123456").get() == ivan


def test_one_who_has_a_card_is_named_and_nothing_is_lost_or_doubled(lena, central):
    ivan = welcome(name="Иван", phone="069 123 456", branch=central, by=lena)
    with pytest.raises(AddressTaken) as taken:
        welcome(name="Ваня", phone="+373 69 123456", branch=central, by=lena, said="Пришёл снова")
    assert taken.value.customer == ivan
    assert Customer.objects.count() == 1 and not Conversation.objects.exists()
