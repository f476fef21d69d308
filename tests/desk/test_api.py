import json

import pytest
from pghistory.models import Events

from tests.desk.conftest import say
from zabota.channels.models import Dispatch
from zabota.company.models import ApiToken
from zabota.company.models.api_token import digest_of
from zabota.customers.models import Customer
from zabota.desk.models import Conversation


class Program:
    """A program with a token: its calls and what they answer."""

    def __init__(self, client, user, scopes=()):
        secret = f"zabota_{user.id}"
        ApiToken.objects.create(user=user, name="test", digest=digest_of(secret), scopes=list(scopes))
        self.client, self.headers = client, {"Authorization": f"Bearer {secret}"}

    def call(self, method, path="", body=None, **headers):
        response = self.client.generic(
            method,
            f"/api/v1/conversations{path}",
            json.dumps(body) if body is not None else "",
            content_type="application/json",
            headers=self.headers | headers,
        )
        return response.status_code, response.json()


@pytest.fixture
def program(client, nina):
    return Program(client, nina)


def new(inbox, **more):
    who = {"email": "petru@example.com", "name": "Petru Rareș"}
    return {"inbox": inbox.id, "customer": who, "subject": "Ceas", "text": "Nu merge ceasul"} | more


def test_a_conversation_is_made_from_what_a_customer_said(program, mail_inbox):
    status, made = program.call("POST", body=new(mail_inbox))
    assert (status, made["customer_name"], made["preview"]) == (201, "Petru Rareș", "Nu merge ceasul")
    conversation = Conversation.objects.get(id=made["id"])
    assert conversation.waiting_since and conversation.address == "petru@example.com"


def test_writing_down_takes_few_statements(program, mail_inbox, django_assert_max_num_queries):
    program.call("POST", body=new(mail_inbox))
    with django_assert_max_num_queries(8):  # two of them are the savepoint that is a transaction elsewhere
        assert program.call("POST", body=new(mail_inbox, text="Опять"))[0] == 201
    assert Conversation.objects.count() == 2 and Customer.objects.count() == 1


def test_the_history_names_the_token_s_user_and_the_path(program, nina, mail_inbox):
    program.call("POST", body=new(mail_inbox))
    customer = Customer.objects.get()
    [event] = Events.objects.tracks(customer)
    assert event.pgh_context == {"user": nina.id, "path": "/api/v1/conversations"}


def test_an_address_that_is_taken_meanwhile_is_recognised(program, mail_inbox, monkeypatch):
    program.call("POST", body=new(mail_inbox))
    monkeypatch.setattr("zabota.customers.actions.recognise.held_by", lambda named, branch: {})
    assert program.call("POST", body=new(mail_inbox))[0] == 201
    assert Conversation.objects.count() == 2 and Customer.objects.count() == 1


def test_the_same_key_again_makes_nothing(program, mail_inbox):
    key = {"Idempotency-Key": "order-77"}
    first, again = (program.call("POST", body=new(mail_inbox), **key) for _ in range(2))
    assert first == again and first[0] == 201
    assert Conversation.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"colour": "red"},
        {"text": ""},
        {"text": "a\x00b"},
        {"inbox": "one"},
        {"inbox": 2**70},
        {"customer": {}},
        {"customer": {"email": "a@example.com", "admin": True}},
        {"customer": None},
    ],
)
def test_what_makes_no_sense_is_refused_in_words(program, mail_inbox, wrong):
    status, answer = program.call("POST", body=new(mail_inbox) | wrong)
    assert status == 422 and answer["error"]
    assert not Conversation.objects.exists()


def test_an_inbox_of_another_branch_is_not_there(client, pavel, mail_inbox):
    assert Program(client, pavel).call("POST", body=new(mail_inbox))[0] == 404


def test_a_customer_of_another_branch_is_not_there(program, bob, mail_inbox):
    body = new(mail_inbox, customer_id=bob.id)
    assert program.call("POST", body=body)[0] == 404


def test_a_conversation_is_read_with_what_was_said(program, asked):
    status, whole = program.call("GET", f"/{asked.id}")
    assert status == 200
    assert [message["text"] for message in whole["messages"]] == ["Where is my order?"]


def test_pages_go_by_cursor(program, alice, mail_inbox):
    numbers = {say(mail_inbox).conversation_id for _ in range(5)}
    seen, cursor = [], ""
    for _ in range(3):
        page = program.call("GET", f"?size=2&page={cursor}")[1]
        seen += [row["id"] for row in page["rows"]]
        cursor = page["next"]
    assert len(seen) == 5 and set(seen) == numbers and cursor == ""


def test_a_queue_that_is_none_is_named(program):
    assert program.call("GET", "?queue=secret") == (404, {"error": "There is no queue called secret"})


def test_the_whole_course_over_http(program, asked, nina, delivery_reason):
    number = asked.id
    key = {"Idempotency-Key": "answer-1"}
    first, again = (program.call("POST", f"/{number}/messages", {"text": "Da"}, **key) for _ in range(2))
    assert first == again and first[0] == 201 and Dispatch.objects.count() == 1
    assert program.call("POST", f"/{number}/notes", {"text": "Ждём склад"})[0] == 201
    assert program.call("PUT", f"/{number}/assignee", {"user": nina.id})[1]["assignee_id"] == nina.id
    assert program.call("PUT", f"/{number}/snooze", {"until": "2100-01-01T00:00:00Z"})[1]["snoozed_until"]
    assert program.call("DELETE", f"/{number}/snooze")[1]["snoozed_until"] is None
    status, refused = program.call("PUT", f"/{number}/resolution", {"outcome": "done"})
    assert (status, refused["error"]) == (422, "Choose why the customer wrote.")
    settled = {"outcome": "done", "reason": delivery_reason.id}
    assert program.call("PUT", f"/{number}/resolution", settled)[1]["resolved_at"]
    assert program.call("DELETE", f"/{number}/resolution")[1]["resolved_at"] is None


def test_an_answer_to_what_has_changed_is_not_sent(program, asked):
    body = {"text": "Da", "version": asked.version - 1}
    assert program.call("POST", f"/{asked.id}/messages", body)[0] == 409


CALLS = [
    ("GET", "", None),
    ("POST", "/messages", {"text": "x"}),
    ("POST", "/notes", {"text": "x"}),
    ("PUT", "/assignee", {"user": None}),
    ("PUT", "/resolution", {"outcome": "done"}),
    ("DELETE", "/resolution", None),
    ("PUT", "/snooze", {"until": "2100-01-01T00:00:00Z"}),
    ("DELETE", "/snooze", None),
]


@pytest.mark.parametrize(("method", "path", "body"), CALLS)
def test_a_foreign_conversation_is_not_there(client, pavel, asked, method, path, body):
    program = Program(client, pavel)
    foreign = program.call(method, f"/{asked.id}{path}", body)
    missing = program.call(method, f"/{asked.id + 1000}{path}", body)
    assert foreign == missing and foreign[0] == 404


def test_a_token_for_one_thing_does_only_that(client, nina, asked):
    program = Program(client, nina, scopes=["desk.see"])
    assert program.call("GET", f"/{asked.id}")[0] == 200
    assert program.call("POST", f"/{asked.id}/notes", {"text": "x"})[0] == 403


def test_without_a_token_nothing_is_told(client, asked):
    assert client.get(f"/api/v1/conversations/{asked.id}").status_code == 401
