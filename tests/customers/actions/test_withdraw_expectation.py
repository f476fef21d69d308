from zabota.customers.actions.note_expectation import note_expectation
from zabota.customers.actions.withdraw_expectation import withdraw_expectation
from zabota.customers.models import Expectation


def test_what_we_understood_wrongly_gives_way_to_what_the_customer_said(alice, nina):
    guess = note_expectation(alice, "Cheapest", by=nina)
    withdraw_expectation(guess, by=nina, instead="Vreau să fie gata vineri")
    withdraw_expectation(guess, by=nina, instead="again")
    said = Expectation.objects.held().get()
    assert said.text == "Vreau să fie gata vineri"
    assert not said.is_hypothesis


def test_what_holds_no_more_is_only_withdrawn(alice, nina):
    withdraw_expectation(note_expectation(alice, "Cheapest", by=nina), by=nina)
    assert Expectation.objects.count() == 1
    assert not Expectation.objects.held().exists()
