import pytest

from zabota.core.errors import Refused
from zabota.customers.actions.note_expectation import note_expectation
from zabota.customers.models import Customer, Expectation


def test_what_we_think_is_a_hypothesis_until_the_customer_says_so(vera, nina):
    guess = note_expectation(vera, " Чтобы мастер позвонил заранее ", by=nina)
    said = note_expectation(vera, "Без звонков вечером", by=nina, is_confirmed=True)
    assert guess.text == "Чтобы мастер позвонил заранее"
    assert guess.is_hypothesis and not said.is_hypothesis
    assert [*Expectation.objects.hypotheses()] == [guess]
    assert [*Expectation.objects.confirmed()] == [said]


def test_an_empty_one_is_refused(vera, nina):
    with pytest.raises(Refused):
        note_expectation(vera, "  ", by=nina)


def test_one_who_chose_privacy_has_none(vera, nina):
    vera.privacy = Customer.Privacy.PRIVATE
    with pytest.raises(Refused, match="privacy"):
        note_expectation(vera, "Tea", by=nina)
