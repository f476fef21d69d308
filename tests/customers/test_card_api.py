"""The card over HTTP, operation by operation: what is on it, promises of all, cards that are one person's."""

from datetime import timedelta

from django.utils import timezone

from tests.api_client import called
from tests.cast import greet
from zabota.customers.actions.make_promise import make_promise


def test_addresses_are_added_proved_and_removed(nina, pavel, alice):
    url = f"/customers/{alice.id}/addresses"
    body = {"kind": "phone", "value": "069 123 456"}
    assert called(pavel, "POST", url, body).status_code == 404
    made = called(nina, "POST", url, body)
    assert made.status_code == 201 and made.json()["verified_at"] is None
    one = f"{url}/{made.json()['id']}"
    assert called(nina, "PUT", f"{one}/proof").json()["verified_at"]
    assert called(nina, "DELETE", one).status_code == 204
    assert called(nina, "DELETE", one).status_code == 404


def test_expectations_and_wishes_are_noted_and_answered(nina, pavel, alice):
    url = f"/customers/{alice.id}"
    called(nina, "PUT", f"{url}/privacy", {"privacy": "personal"})
    guessed = called(nina, "POST", f"{url}/expectations", {"text": "Хочет у окна"}).json()
    assert guessed["confirmed_at"] is None
    answer = f"/customers/expectations/{guessed['id']}/answer"
    assert called(pavel, "PUT", answer, {"understood": True}).status_code == 404
    assert called(nina, "PUT", answer, {"understood": True}).json()["confirmed_at"]
    assert len(called(nina, "GET", f"{url}/expectations").json()["rows"]) == 1
    wish = called(nina, "POST", f"{url}/wishes", {"text": "Кофе без кофеина"}).json()
    told = f"/customers/wishes/{wish['id']}/answer"
    assert called(nina, "PUT", told, {"answer": "Есть с понедельника"}).json()["answered_at"]
    assert called(nina, "PUT", told, {"answer": "Нет"}).status_code in (409, 422)
    assert called(nina, "GET", f"{url}/wishes").json()["rows"][0]["answer"] == "Есть с понедельника"


def test_a_choice_of_privacy_is_obeyed_and_consents_are_kept(nina, alice):
    url = f"/customers/{alice.id}"
    assert called(nina, "PUT", f"{url}/privacy", {"privacy": "private"}).json()["privacy"] == "private"
    refused = called(nina, "POST", f"{url}/wishes", {"text": "Кофе"})
    assert refused.status_code == 422, "nothing is remembered of who chose privacy"
    kept = called(nina, "PUT", f"{url}/consents", {"purpose": "news", "is_given": True}).json()
    assert kept["given_at"] and kept["source"] == "said to Nina"
    assert (
        called(nina, "PUT", f"{url}/consents", {"purpose": "personal", "is_given": True}).status_code == 422
    )
    purposes = [row["purpose"] for row in called(nina, "GET", f"{url}/consents").json()["rows"]]
    assert "news" in purposes


def test_cards_of_one_person_are_merged_and_taken_apart(nina, pavel, alice, bob, central):
    twin = greet("Alice Popescu", "a.popescu@example.com", central)
    url = f"/customers/{alice.id}"
    assert called(nina, "POST", f"{url}/merges", {"other": bob.id}).status_code == 404, "Bob is of North"
    assert called(nina, "GET", f"{url}/suggestions").status_code == 200
    done = called(nina, "POST", f"{url}/merges", {"other": twin.id})
    assert done.status_code == 201 and done.json()["merged_id"] == twin.id
    assert called(nina, "POST", f"{url}/merges", {"other": twin.id}).status_code == 404
    undo = f"/customers/merges/{done.json()['id']}"
    assert called(pavel, "DELETE", undo).status_code == 404
    assert called(nina, "DELETE", undo).json()["undone_at"]
    assert called(nina, "GET", f"{url}/merges").json()["rows"][0]["undone_at"]
    assert called(nina, "POST", f"{url}/suggestions/dismissal", {"other": twin.id}).status_code == 204


def test_promises_of_all_customers_are_listed_and_passed_on(nina, oleg, pavel, alice):
    due = timezone.now() + timedelta(hours=2)
    promise = make_promise(alice, "Перезвонить", due_at=due, owner=nina, by=nina)
    assert [row["id"] for row in called(nina, "GET", "/customers/promises/all").json()["rows"]] == [
        promise.id
    ]
    assert called(nina, "GET", "/customers/promises/all?state=overdue").json()["rows"] == []
    url = f"/customers/promises/{promise.id}/owner"
    assert called(pavel, "PUT", url, {"owner": pavel.id}).status_code == 404
    assert called(nina, "PUT", url, {"owner": oleg.id}).json()["owner_id"] == oleg.id


def test_the_list_comes_as_a_file(nina, alice, bob):
    answer = called(nina, "GET", "/customers/export/csv")
    text = b"".join(answer.streaming_content).decode()
    assert "Alice Popescu" in text and "Bob" not in text
    assert called(nina, "GET", "/customers/export/pdf").status_code == 422
