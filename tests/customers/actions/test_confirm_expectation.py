from zabota.customers.actions.confirm_expectation import confirm_expectation
from zabota.customers.actions.note_expectation import note_expectation
from zabota.customers.actions.withdraw_expectation import withdraw_expectation
from zabota.customers.models import Expectation


def test_the_customer_s_yes_makes_it_confirmed_once(vera, nina):
    guess = note_expectation(vera, "Тишина", by=nina)
    confirm_expectation(guess, by=nina)
    first = Expectation.objects.get().confirmed_at
    confirm_expectation(guess, by=nina)
    assert first is not None and Expectation.objects.get().confirmed_at == first


def test_a_withdrawn_one_is_not_confirmed(vera, nina):
    guess = note_expectation(vera, "Тишина", by=nina)
    withdraw_expectation(guess, by=nina)
    confirm_expectation(guess, by=nina)
    assert Expectation.objects.get().confirmed_at is None
