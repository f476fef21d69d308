from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.customers.actions.add_wish import add_wish
from zabota.customers.actions.change_customer import change_customer
from zabota.customers.actions.choose_privacy import choose_privacy
from zabota.customers.actions.give_consent import give_consent
from zabota.customers.actions.make_promise import make_promise
from zabota.customers.actions.merge import merge
from zabota.customers.actions.recognise import recognise
from zabota.customers.actions.withdraw_consent import withdraw_consent
from zabota.customers.models import Customer


def test_everything_goes_over_to_the_card_that_stays(alice, bob, central, north, nina):
    add_wish(bob, "Ceai", by=nina)
    make_promise(bob, "Call", due_at=timezone.now() + timedelta(hours=1), owner=nina, by=nina)
    row = merge(alice, bob, by=nina)
    assert {i.value for i in alice.identities.all()} == {"alice@example.com", "bob@example.com"}
    assert (alice.wishes.count(), alice.promises.count()) == (1, 1)
    assert {*alice.branches.all()} == {central, north}
    assert [*Customer.objects.present()] == [alice]
    assert recognise("email", "bob@example.com") == alice
    assert Customer.objects.found_by("bob@example").get() == alice
    told = EventRecord.objects.get(name="CustomersMerged").values
    assert (told["customer_id"], told["merged_id"], told["merge_id"]) == (alice.id, bob.id, row.id)


def test_what_the_card_does_not_know_is_filled_and_no_note_is_lost(alice, vera, nina):
    change_customer(alice, by=nina, version=1, note="One", language="")
    change_customer(vera, by=nina, version=1, note="Две", company="Măgura SRL")
    merge(alice, vera, by=nina)
    alice.refresh_from_db()
    assert (alice.name, alice.language, alice.note) == ("Alice Popescu", "ru", "One\n\nДве")
    assert alice.company.name == "Măgura SRL"


def test_of_two_answers_the_stricter_one_holds(alice, vera, nina):
    for customer in (alice, vera):
        give_consent(customer, "surveys", source="desk")
    withdraw_consent(vera, "surveys", source="mail")
    give_consent(vera, "news", source="desk")
    choose_privacy(alice, "personal", source="desk")
    choose_privacy(vera, "private", source="desk")
    merge(alice, vera, by=nina)
    alice.refresh_from_db()
    assert alice.privacy == "private"
    assert {consent.purpose: consent.is_in_force for consent in alice.consents.all()} == {
        "surveys": False,
        "news": True,
        "personal": False,
    }


def test_a_card_is_not_merged_with_itself_or_twice(alice, vera, bob, nina):
    with pytest.raises(Refused, match="itself"):
        merge(alice, alice, by=nina)
    merge(alice, vera, by=nina)
    for pair in [(bob, vera), (vera, bob), (alice, vera)]:
        with pytest.raises(Refused, match="already"):
            merge(*pair, by=nina)
