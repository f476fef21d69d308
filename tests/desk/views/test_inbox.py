"""The list: whose it is, what it says, and that it costs one query."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import hire
from tests.desk.conftest import MONDAY, say
from tests.desk.views.conftest import HTMX
from zabota.channels.models import Inbox
from zabota.desk.actions.assign import assign
from zabota.desk.actions.save_queue import save_queue
from zabota.desk.models import Conversation
from zabota.desk.queues import queues
from zabota.desk.views.rows import ADDRESS
from zabota.desk.views.said import ADDRESS as SAID_ADDRESS


def list_queries(client, path="/inbox/"):
    with CaptureQueriesContext(connection) as caught:
        response = client.get(path)
    assert response.status_code == 200
    return [query["sql"] for query in caught if "desk_conversation" in query["sql"]]


@pytest.fixture
def elsewhere(bob, north) -> Conversation:
    """A talk of North, which Nina of Central may not see."""
    inbox = Inbox.objects.create(name="North mail", kind="email", key="north", branch=north)
    return say(inbox, sender="bob@example.com", text="Unde este comanda mea?").conversation


def test_addresses_in_the_list_are_those_of_the_conversations():
    assert ADDRESS % 1042 == reverse("desk:conversation", args=[1042])


@pytest.mark.parametrize("name", [queue.name for queue in queues])
def test_every_queue_opens_for_who_serves(desk, asked, name):
    assert desk.get(f"/inbox/{name}/").status_code == 200


def test_a_waiting_conversation_stands_in_the_list_and_a_foreign_one_does_not(desk, asked, elsewhere):
    page = desk.get("/inbox/").content.decode()
    assert f'href="/conversations/{asked.id}/"' in page and "Alice Popescu" in page
    assert f'href="/conversations/{elsewhere.id}/"' not in page


def test_the_list_is_one_query_however_long_it_is(desk, asked, mail_inbox):
    assert len(list_queries(desk)) == 1
    for number in range(5):
        say(mail_inbox, at=MONDAY + timedelta(minutes=number), text=f"And {number}?")
    assert len(list_queries(desk)) == 1


def test_what_a_stranger_calls_himself_is_never_markup(desk, mail_inbox):
    say(mail_inbox, sender="x@example.com", sender_name="<img src=x onerror=alert(1)>", subject='"><script>')
    page = desk.get("/inbox/").content.decode()
    assert "<img src=x" not in page and '"><script>' not in page and "&lt;img src=x" in page


def test_words_narrow_the_list(desk, asked, mail_inbox):
    other = say(mail_inbox, sender="vera@example.com", text="Где мой заказ?", subject="Заказ").conversation
    page = desk.get("/inbox/open/?q=заказа", **HTMX).content.decode()
    assert f'id="row-{other.id}"' in page and f'id="row-{asked.id}"' not in page


def test_a_figure_leads_to_its_rows(desk, asked, central, north):
    assert f'id="row-{asked.id}"' in desk.get(f"/inbox/?queue=open&branch={central.id}").content.decode()
    assert f'id="row-{asked.id}"' not in desk.get(f"/inbox/?queue=open&branch={north.id}").content.decode()
    late = "/inbox/?queue=open&since=2026-03-03T00:00:00%2B00:00"
    assert f'id="row-{asked.id}"' not in desk.get(late).content.decode()


def test_nonsense_in_the_address_is_left_out(desk, asked):
    for query in (
        "branch=abc",
        "since=2026-99-99",
        "until=x",
        "page=zz",
        "order=sideways",
        "branch=" + "9" * 40,
    ):
        assert desk.get(f"/inbox/open/?{query}").status_code == 200, query


def test_an_unknown_queue_is_not_found(desk, asked):
    assert desk.get("/inbox/nothing/").status_code == 404


def test_a_saved_queue_is_ones_own(desk, as_user, oleg, nina, asked):
    kept = save_queue(by=nina, name="Mine in Romanian", filters={"language": "ro"})
    assert desk.get(f"/inbox/saved-{kept.id}/").status_code == 200
    assert as_user(oleg).get(f"/inbox/saved-{kept.id}/").status_code == 404


def test_counts_come_in_one_query_and_stop_at_ninety_nine(desk, asked):
    page = desk.get("/inbox/counts/?current=waiting").content.decode()
    assert '<span class="count">1</span>' in page
    assert len(list_queries(desk, "/inbox/counts/")) == 1


def test_an_empty_inbox_says_what_will_come(desk, db):
    assert "Nobody waits for us" in desk.get("/inbox/").content.decode()


def test_the_ticked_ones_are_taken_and_foreign_ones_stay(desk, nina, asked, elsewhere):
    answer = desk.post("/inbox/chosen/", {"chosen": [asked.id, elsewhere.id]}, **HTMX)
    assert answer.status_code == 204
    asked.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (asked.assignee, elsewhere.assignee) == (nina, None)


def test_who_may_not_see_conversations_is_turned_away(as_user, central, asked):
    marketer = as_user(hire("Ludmila", "marketer", central))
    for path in ("/inbox/", "/inbox/counts/", f"/conversations/{asked.id}/", "/conversations/new/"):
        assert marketer.get(path).status_code == 403, path


def test_the_assignee_is_named_in_the_list(desk, oleg, asked):
    assign(asked, oleg, by=None)
    assert 'title="Oleg"' in desk.get("/inbox/").content.decode()


def test_the_ready_messages_know_their_addresses():
    assert f"{SAID_ADDRESS % 7}whole/" == reverse("desk:whole", args=[7])
    assert f"{SAID_ADDRESS % 7}formatted/" == reverse("desk:formatted", args=[7])


def test_the_ticked_ones_are_resolved_with_one_answer_and_others_are_left(desk, asked, elsewhere, nina):
    asked_for = desk.get(f"/inbox/chosen/resolution/?chosen={asked.id}&chosen=nonsense", **HTMX)
    assert asked_for.status_code == 200 and f'value="{asked.id}"' in asked_for.content.decode()
    wanted = {"chosen": [asked.id, elsewhere.id], "outcome": "not_done"}
    assert desk.post("/inbox/chosen/resolution/", wanted, **HTMX).status_code == 422
    answer = desk.post("/inbox/chosen/resolution/", {**wanted, "note": "Спам", "outcome": "not_done"}, **HTMX)
    assert answer.status_code == 204 and "list-changed" in answer["HX-Trigger"]
    asked.refresh_from_db()
    elsewhere.refresh_from_db()
    assert asked.resolved_by == nina and elsewhere.resolved_at is None
