from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.company.models import ApiToken
from zabota.company.models.api_token import digest_of
from zabota.customers.models import Customer, Promise

BASE = "/api/v1/customers/"


@pytest.fixture
def program(client, nina):
    """A program that acts as Nina."""

    def call(method: str, path: str, **sent):
        headers = {"HTTP_AUTHORIZATION": "Bearer a-secret"}
        if method == "get":
            return client.get(BASE + path, sent, **headers)
        return getattr(client, method)(BASE + path, sent, content_type="application/json", **headers)

    ApiToken.objects.create(user=nina, name="till", digest=digest_of("a-secret"), scopes=[])
    return call


def test_a_customer_is_made_found_changed_and_promised_something(program, central, nina):
    made = program("post", "", name="Ștefan", addresses=[{"kind": "phone", "value": "069123456"}])
    assert made.status_code == 201
    pk = made.json()["id"]
    assert made.json()["branch_ids"] == [central.id]
    assert [row["id"] for row in program("get", "", q="123456").json()["rows"]] == [pk]
    changed = program("patch", str(pk), version=1, name="Ștefan Rusu")
    assert (changed.json()["name"], changed.json()["version"]) == ("Ștefan Rusu", 2)
    assert program("patch", str(pk), version=1, name="Late").status_code == 409
    due_at = (timezone.now() + timedelta(hours=1)).isoformat()
    promised = program("post", f"{pk}/promises", text="Sun", due_at=due_at)
    assert promised.status_code == 201
    assert program("post", f"promises/{promised.json()['id']}/outcome", outcome="kept").status_code == 200
    assert Promise.objects.get().owner == nina and Promise.objects.get().kept_at


def test_an_address_of_another_card_is_a_conflict(program, alice):
    answer = program("post", "", addresses=[{"kind": "email", "value": "alice@example.com"}])
    assert answer.status_code == 409
    assert Customer.objects.count() == 1


@pytest.mark.parametrize(
    ("method", "path"), [("get", "{}"), ("patch", "{}"), ("get", "{}/promises"), ("post", "{}/promises")]
)
def test_a_foreign_customer_is_not_there(program, bob, method, path):
    due_at = (timezone.now() + timedelta(hours=1)).isoformat()
    bodies = {"patch": {"version": 1, "name": "X"}, "post": {"text": "x", "due_at": due_at}}
    sent = bodies.get(method, {})
    assert program(method, path.format(bob.id), **sent).status_code == 404
    assert program("get", "").json()["rows"] == []


@pytest.mark.parametrize(
    "sent",
    [
        {"name": 5},
        {"name": "x" * 200},
        {"branch_id": 10**30},
        {"addresses": [{"kind": "email", "value": "x"}]},
        {},
    ],
)
def test_bad_input_gets_a_sentence(program, sent):
    answer = program("post", "", **sent)
    assert 400 <= answer.status_code < 500
    assert answer.json()["error"]
    assert not Customer.objects.exists()
