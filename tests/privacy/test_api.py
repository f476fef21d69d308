"""Trust over HTTP, operation by operation."""

from tests.api_client import called


def test_who_is_still_owed_an_answer_is_not_erased_unawares(world, stefania, keeper):
    body = {"customer_id": stefania.id, "because": "asked"}
    warned = called(keeper, "POST", "/privacy/erasures", body)
    assert warned.status_code == 422 and "open conversations: 3" in warned.json()["error"]
    erased = called(keeper, "POST", "/privacy/erasures", {**body, "unfinished_too": True})
    assert erased.status_code == 200 and stefania.id in erased.json()["cards"]
    listed = called(keeper, "GET", "/privacy/erasures?size=1").json()
    assert listed["rows"][0]["certificate"] == erased.json()["certificate"] and listed["previous"] == ""


def test_what_is_kept_is_counted_and_given_out(world, stefania, keeper):
    told = called(keeper, "GET", f"/privacy/people/{stefania.id}").json()
    assert told["sections"]["Conversations"] > 1 and told["unfinished"]["open conversations"] == 3
    packed = called(keeper, "POST", f"/privacy/people/{stefania.id}/giving")
    assert b"".join(packed.streaming_content)[:2] == b"PK" and "no-store" in packed["Cache-Control"]


def test_how_long_things_are_kept(keeper, world):
    made = called(keeper, "POST", "/privacy/retention", {"kind": "conversations", "months": 24})
    assert made.status_code == 201 and made.json()["months"] == 24
    wrong = called(keeper, "POST", "/privacy/retention", {"kind": "moons", "months": 24})
    assert wrong.status_code == 422 and "kind" in wrong.json()["error"]
    ids = [row["id"] for row in called(keeper, "GET", "/privacy/retention").json()["rows"]]
    assert made.json()["id"] in ids
    assert called(keeper, "DELETE", f"/privacy/retention/{made.json()['id']}").status_code == 204
