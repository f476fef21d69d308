"""A call with an Idempotency-Key is done once, whatever it is, however often it comes."""

import json
import threading

import pytest
from django.db import connections
from django.test import Client

from zabota.company.models import ApiToken
from zabota.company.models.api_token import digest_of
from zabota.core.models import AnsweredCall
from zabota.desk.models import Conversation, Note


@pytest.fixture
def new(mail_inbox):
    def body(text="Где мой заказ?"):
        who = {"email": "vera@example.com", "name": "Вера"}
        return {"inbox": mail_inbox.id, "text": text, "customer": who}

    return body


def call(user, body, path="", key="order-77", client=None):
    """Status and answer of a POST to the desk with a token of the user's."""
    secret = f"zabota_{user.id}"
    ApiToken.objects.get_or_create(digest=digest_of(secret), defaults={"user": user, "name": "test"})
    answer = (client or Client()).post(
        f"/api/v1/conversations{path}",
        json.dumps(body),
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}", "Idempotency-Key": key},
    )
    return answer.status_code, answer.json()


def test_the_same_call_again_hears_the_same_answer(nina, new):
    first, again = (call(nina, new()) for _ in range(2))
    assert first == again and first[0] == 201
    assert Conversation.objects.count() == 1


def test_another_call_with_the_same_key_is_refused(nina, new):
    call(nina, new())
    status, answer = call(nina, new("Другое"))
    assert status == 422 and "another call" in answer["error"]
    assert Conversation.objects.count() == 1


def test_what_failed_may_be_tried_again_with_the_same_key(nina, new):
    assert call(nina, new(""))[0] == 422
    assert not AnsweredCall.objects.exists()
    assert call(nina, new())[0] == 201


def test_each_program_has_its_own_keys(nina, oleg, new):
    assert [call(user, new())[0] for user in (nina, oleg)] == [201, 201]
    assert Conversation.objects.count() == 2


def test_every_operation_that_changes_something_knows_keys(nina, new):
    number = call(nina, new())[1]["id"]
    for _ in range(2):
        assert call(nina, {"text": "Ждём склад"}, f"/{number}/notes", key="note-1")[0] == 201
    assert Note.objects.count() == 1


@pytest.mark.parametrize("key", ["k" * 81, "a\tb"])
def test_a_key_that_is_none_is_refused(nina, new, key):
    assert call(nina, new(), key=key)[0] == 422
    assert not Conversation.objects.exists()


def test_twins_at_the_same_moment_make_one(transactional_db, nina, new):
    call(nina, new("Раньше"), key="before")
    begin, heard = threading.Barrier(4), []

    def twin():
        client = Client()
        begin.wait(10)
        heard.append(call(nina, new(), client=client))
        connections.close_all()

    threads = [threading.Thread(target=twin) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(heard) == 4 and {status for status, _answer in heard} == {201}
    assert len({answer["id"] for _status, answer in heard}) == 1
    assert Conversation.objects.count() == 2
