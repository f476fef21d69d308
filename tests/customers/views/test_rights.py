"""Whoever may not see a customer meets 404 on every page of the card, and nothing is changed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from zabota.customers.actions.add_wish import add_wish
from zabota.customers.actions.index_customer import index_customer
from zabota.customers.actions.make_promise import make_promise
from zabota.customers.actions.merge import merge
from zabota.customers.actions.note_expectation import note_expectation
from zabota.customers.models import Customer, CustomerMerge, Expectation, Identity, Promise, Wish
from zabota.customers.urls import urlpatterns


@pytest.fixture
def rows(bob, vera, pavel, irina, north):
    """Bob of North with everything that can hang on a card, and an own card of Nina's branch to try with."""
    expectation = note_expectation(bob, "Liniște", by=pavel)
    wish = add_wish(bob, "Ceai", by=pavel)
    promise = make_promise(bob, "Sun", due_at=timezone.now() + timedelta(hours=1), owner=pavel, by=pavel)
    second = Customer.objects.create(name="Bob II")
    second.branches.add(north)
    done = merge(bob, second, by=irina)
    index_customer(bob)
    return {"expectation": expectation, "wish": wish, "promise": promise, "merge": done}


@pytest.fixture
def foreign(rows, bob, vera):
    identity = bob.identities.first()
    return {
        "card": ("get", [bob.id]),
        "side_card": ("get", [bob.id]),
        "change": ("post", [bob.id]),
        "addresses": ("post", [bob.id]),
        "address_proof": ("post", [bob.id, identity.id]),
        "address_removal": ("post", [bob.id, identity.id]),
        "expectations": ("post", [bob.id]),
        "expectation_answer": ("post", [bob.id, rows["expectation"].id]),
        "wishes": ("post", [bob.id]),
        "wish_answer": ("post", [bob.id, rows["wish"].id]),
        "customer_promises": ("post", [bob.id]),
        "consents": ("post", [bob.id]),
        "privacy": ("post", [bob.id]),
        "suggestions": ("get", [bob.id]),
        "dismissal": ("post", [bob.id, vera.id]),
        "choose_merge": ("get", [bob.id]),
        "merge": ("post", [bob.id, vera.id]),
        "unmerge": ("post", [rows["merge"].id]),
        "promise_outcome": ("post", [rows["promise"].id]),
    }


OPEN_TO_ALL = {"list", "export", "new", "promises"}
SENT = {
    **{"name": "X", "kind": "card", "value": "1234", "text": "x", "version": "1", "answer": "x"},
    **{"understood": "yes", "purpose": "news", "given": "yes", "privacy": "private", "outcome": "kept"},
}


def state() -> list:
    return [
        [*noun.objects.order_by("id").values()]
        for noun in (Customer, Identity, Expectation, Wish, Promise, CustomerMerge)
    ]


@pytest.mark.parametrize("name", sorted({pattern.name for pattern in urlpatterns} - OPEN_TO_ALL))
def test_a_foreign_customer_is_not_there(client, nina, foreign, name):
    client.force_login(nina)
    method, args = foreign[name]
    before = state()
    response = getattr(client, method)(reverse(f"customers:{name}", args=args), SENT)
    assert response.status_code == 404
    assert state() == before


def test_another_card_s_rows_are_not_reached_through_one_s_own(client, nina, alice, rows, bob):
    client.force_login(nina)
    before = state()
    foreign = {
        "address_removal": bob.identities.first().id,
        "address_proof": bob.identities.first().id,
        "expectation_answer": rows["expectation"].id,
        "wish_answer": rows["wish"].id,
        "merge": bob.id,
        "dismissal": bob.id,
    }
    for name, row in foreign.items():
        assert client.post(reverse(f"customers:{name}", args=[alice.id, row]), SENT).status_code == 404
    assert state() == before


def test_lists_exports_and_promises_show_only_one_s_own(client, nina, alice, rows):
    client.force_login(nina)
    index_customer(alice)
    for address in ("/customers/", "/customers/?q=example.com", "/promises/", "/promises/?state=due"):
        page = client.get(address).content.decode()
        assert "Țurcanu" not in page
    assert "Alice" in client.get("/customers/?q=example.com").content.decode()
    exported = b"".join(client.get("/customers/export/csv/")).decode()
    assert "alice@example.com" in exported and "bob@example.com" not in exported


@pytest.mark.parametrize(
    "name", ["change", "addresses", "expectations", "wishes", "customer_promises", "privacy"]
)
def test_who_may_only_look_changes_nothing(client, maria, alice, name):
    client.force_login(maria)
    assert client.get(reverse("customers:card", args=[alice.id])).status_code == 200
    assert client.post(reverse(f"customers:{name}", args=[alice.id]), SENT).status_code == 403


def test_the_search_box_shows_only_one_s_own(client, nina, pavel, rows):
    client.force_login(nina)
    assert "Țurcanu" not in client.get("/search/?q=turcanu").content.decode()
    client.force_login(pavel)
    assert "Țurcanu" in client.get("/search/?q=turcanu").content.decode()
