"""Where conversations are, over HTTP; reasons, queues, drafts, files, and what many are resolved with."""

from tests.api_client import called
from tests.desk.conftest import MONDAY, say
from zabota.company.models import Team
from zabota.core.actions.store_file import store_file
from zabota.customers.actions.note_expectation import note_expectation
from zabota.desk.actions.note import note
from zabota.desk.models import Queue


def test_a_conversation_is_handed_to_another_team(nina, pavel, asked, central, north):
    url, care = f"/conversations/{asked.id}/place", Team.objects.create(name="Care", branch=central)
    assert called(pavel, "PUT", url, {"team": care.id}).status_code == 404
    assert called(nina, "PUT", url, {}).status_code == 422
    assert called(nina, "PUT", url, {"team": care.id}).json()["team_id"] == care.id
    assert called(nina, "PUT", url, {"branch": north.id}).status_code == 204, "she sees it no more"
    assert called(pavel, "GET", f"/conversations/{asked.id}").status_code == 200


def test_two_conversations_become_one_and_two_again(nina, pavel, asked, mail_inbox):
    other = say(mail_inbox, at=MONDAY, subject="Another", text="And this?").conversation
    url = f"/conversations/{other.id}/merges"
    assert called(pavel, "POST", url, {"into": asked.id}).status_code == 404
    done = called(nina, "POST", url, {"into": asked.id})
    assert done.status_code == 201 and done.json()["kept_id"] == asked.id
    assert len(called(nina, "GET", f"/conversations/{asked.id}/merges").json()["rows"]) == 1
    undo = f"/conversations/merges/{done.json()['id']}"
    assert called(pavel, "DELETE", undo).status_code == 404
    assert called(nina, "DELETE", undo).json()["undone_at"]


def test_a_possible_match_is_decided_by_a_person(nina, asked, mail_inbox):
    stranger = say(mail_inbox, sender="x@example.com", subject="Other").conversation
    stranger.possible_match = asked
    stranger.save()
    joined = called(nina, "PUT", f"/conversations/{stranger.id}/match", {"belongs": True})
    assert joined.status_code == 200 and joined.json()["id"] == asked.id


def test_a_draft_is_kept_and_forgotten_and_mentions_are_seen(nina, oleg, asked):
    url = f"/conversations/{asked.id}/drafts"
    assert called(nina, "PUT", url, {"text": "Здравствуйте, "}).json()["text"] == "Здравствуйте, "
    assert called(oleg, "GET", url).json()["rows"] == [], "a draft is its writer's"
    assert called(nina, "PUT", url, {"text": ""}).status_code == 204
    assert called(nina, "GET", url).json()["rows"] == []
    note(asked, by=nina, text="@Oleg", mentions=[oleg])
    assert called(oleg, "DELETE", f"/conversations/{asked.id}/mentions").status_code == 204
    assert called(oleg, "GET", "/conversations?queue=mentions").status_code == 200


def test_several_are_resolved_alike_and_each_refusal_is_told(nina, asked, mail_inbox, delivery_reason):
    other = say(mail_inbox, subject="Another").conversation
    body = {"conversations": [asked.id, other.id], "outcome": "done", "reason": delivery_reason.id}
    told = called(nina, "POST", "/conversations/resolutions", body)
    assert told.json() == {"done": [asked.id, other.id], "refused": {}}, told.content
    nothing = called(nina, "POST", "/conversations/resolutions", {**body, "outcome": ""})
    assert nothing.status_code in (200, 422)


def test_files_are_listed_and_come_as_downloads(nina, pavel, asked):
    stored = store_file("Счёт".encode(), "bill.txt")
    note(asked, by=nina, text="Счёт", files=[stored])
    listed = called(nina, "GET", f"/conversations/{asked.id}/files").json()["rows"]
    assert [row["filename"] for row in listed] == ["bill.txt"]
    url = f"/conversations/files/{listed[0]['id']}"
    answer = called(nina, "GET", url)
    assert (
        b"".join(answer.streaming_content).decode() == "Счёт"
        and "attachment" in answer["Content-Disposition"]
    )
    assert called(pavel, "GET", url).status_code == 404


def test_reasons_and_queues(nina, oleg, dan):
    assert called(nina, "POST", "/contact-reasons", {"name": "Доставка"}).status_code == 403
    main = called(dan, "POST", "/contact-reasons", {"name": "Доставка"}).json()
    part = called(dan, "POST", "/contact-reasons", {"name": "Опоздала", "parent": main["id"]}).json()
    assert part["parent_id"] == main["id"]
    assert len(called(nina, "GET", "/contact-reasons").json()["rows"]) == 2
    assert called(dan, "DELETE", f"/contact-reasons/{main['id']}").status_code == 204
    assert called(nina, "GET", "/contact-reasons").json()["rows"] == []
    queue = {"name": "Мои", "state": "open", "assignee": "me"}
    assert called(nina, "POST", "/queues", {**queue, "shared": True}).status_code == 422
    made = called(nina, "POST", "/queues", queue)
    assert made.status_code == 201 and made.json()["filters"] == {"state": "open", "assignee": "me"}
    assert called(nina, "GET", f"/conversations?queue=saved-{made.json()['id']}").status_code == 200
    assert called(oleg, "DELETE", f"/queues/{made.json()['id']}").status_code == 404
    assert called(nina, "DELETE", f"/queues/{made.json()['id']}").status_code == 204
    assert not Queue.objects.exists()


def test_a_confidential_conversation_is_entered_with_a_reason(nina, dan, asked):
    assert called(nina, "PUT", f"/conversations/{asked.id}/circle", {}).status_code == 200
    assert called(nina, "GET", "/conversations/confidential").status_code == 403
    listed = called(dan, "GET", "/conversations/confidential").json()["rows"]
    assert [row["conversation_id"] for row in listed] == [asked.id]
    url = f"/conversations/confidential/{asked.id}/entrance"
    entered = called(dan, "POST", url, {"because": "Нина болеет"})
    assert entered.status_code == 200 and entered.json()["id"] == asked.id


def test_resolving_says_which_expectations_were_met(nina, pavel, asked, alice):
    url = f"/conversations/{asked.id}"
    calm = note_expectation(alice, "Тишина", by=nina)
    said = {"outcome": "done", "expectations": [{"expectation": calm.id, "is_met": False}]}
    wrong = {"outcome": "done", "expectations": [{"expectation": calm.id + 1, "is_met": False}]}
    assert called(nina, "PUT", f"{url}/resolution", wrong).status_code == 422
    assert called(nina, "PUT", f"{url}/resolution", said).json()["resolved_at"]
    (kept,) = called(nina, "GET", f"{url}/expectations").json()["rows"]
    assert (kept["expectation_id"], kept["is_met"], kept["by_id"]) == (calm.id, False, nina.id)
    assert called(pavel, "GET", f"{url}/expectations").status_code == 404
    met = {
        "text": "Da",
        "resolving": True,
        **said,
        "expectations": [{"expectation": calm.id, "is_met": True}],
    }
    assert called(nina, "POST", f"{url}/messages", met).status_code == 201
