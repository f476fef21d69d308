"""The webhook door: what it takes, what it refuses in words, and what it never loses."""

import hashlib
import hmac
import json
from collections import namedtuple
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from tests.channels.web import forget_paces, post_json, said_in, web_inbox
from zabota.channels.actions.read_deliveries import read_deliveries
from zabota.channels.models import Delivery
from zabota.channels.views import door as door_view
from zabota.core.pace import Pace
from zabota.desk.models import Conversation

WORDS = {"text": "Когда приедет мастер? Mulțumesc!", "email": "vera@example.com", "name": "Вера"}


@pytest.fixture
def form_inbox(central, desk_team):
    forget_paces(door_view.posts)
    return web_inbox("form", central, desk_team)


def test_what_is_posted_becomes_a_conversation(client, form_inbox):
    answer = post_json(client, form_inbox.key, WORDS | {"phone": "069 123 456", "subject": "Замок"})
    assert (answer.status_code, answer.json()) == (202, {"taken_in": 1, "known_already": 0})
    read_deliveries()
    talk = Conversation.objects.get()
    assert (talk.address, talk.subject, talk.customer_name) == ("vera@example.com", "Замок", "Вера")
    assert talk.messages.first().text == WORDS["text"]
    assert set(talk.customer.identities.values_list("kind", flat=True)) == {"email", "phone"}


def test_the_same_message_posted_again_is_one(client, form_inbox):
    for _again in range(3):
        assert post_json(client, form_inbox.key, WORDS).status_code == 202
    for _again in range(2):
        key = {"Idempotency-Key": "order-77"}
        assert post_json(client, form_inbox.key, WORDS, **key).status_code == 202
    assert Delivery.objects.count() == 2


def test_an_unknown_key_is_not_found(client, form_inbox):
    assert post_json(client, "no-such-key", WORDS).status_code == 404


def test_an_inbox_that_is_off_takes_nothing(client, form_inbox):
    form_inbox.switched_off_at = timezone.now()
    form_inbox.save()
    assert post_json(client, form_inbox.key, WORDS).status_code == 404


@pytest.mark.parametrize("kind", ["email", "chat"])
def test_a_kind_that_nothing_is_posted_to_is_not_found(client, central, desk_team, kind):
    inbox = web_inbox(kind, central, desk_team)
    assert post_json(client, inbox.key, WORDS).status_code == 404


def test_it_is_only_posted_to(client, form_inbox):
    answer = client.get(f"/in/{form_inbox.key}/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")


def test_a_wrong_signature_is_refused_in_words_and_a_right_one_is_taken(client, form_inbox):
    form_inbox.secrets = {"signing_secret": "tainic"}
    form_inbox.save()
    body = json.dumps(WORDS).encode()
    right = hmac.new(b"tainic", body, hashlib.sha256).hexdigest()
    assert post_json(client, form_inbox.key, body).status_code == 403
    refused = post_json(client, form_inbox.key, body, **{"X-Zabota-Signature": "sha256=" + "0" * 64})
    assert refused.status_code == 403
    assert "signature" in refused.json()["problem"].lower()
    assert Delivery.objects.count() == 0
    taken = post_json(client, form_inbox.key, body, **{"X-Zabota-Signature": f"sha256={right}"})
    assert taken.status_code == 202


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[1]", b"null", b"[" * 100_000])
def test_what_cannot_be_read_is_refused_and_kept_for_a_person(client, form_inbox, body):
    for _again in range(2):
        assert post_json(client, form_inbox.key, body).status_code == 400
    delivery = Delivery.objects.get()
    assert bytes(delivery.raw) == body
    read_deliveries()
    delivery.refresh_from_db()
    assert delivery.outcome == Delivery.Outcome.UNREADABLE
    assert Conversation.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"text": "  "}, "text"),
        ({"text": "я" * 20_001}, "text"),
        ({"email": ""}, "contact"),
        ({"email": "vera@"}, "email"),
        ({"phone": "звоните"}, "phone"),
        ({"name": ["Вера"]}, "name"),
    ],
)
def test_what_lacks_something_is_told_which_field(client, form_inbox, change, field):
    answer = post_json(client, form_inbox.key, WORDS | change)
    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == [field]
    assert Delivery.objects.count() == 0


def test_too_much_is_refused_before_it_is_read(client, form_inbox):
    answer = post_json(client, form_inbox.key, b"x" * 1_000_001)
    assert answer.status_code == 413
    assert Delivery.objects.count() == 0


def test_a_message_without_a_length_is_refused(client, form_inbox):
    answer = client.post(f"/in/{form_inbox.key}/", b"{}", content_type="application/json", CONTENT_LENGTH="")
    assert answer.status_code == 411


def test_a_full_disk_asks_to_come_again(client, form_inbox, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("zabota.channels.disk.shutil.disk_usage", lambda path: usage(10, 10, 0))
    answer = post_json(client, form_inbox.key, WORDS)
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert Delivery.objects.count() == 0


def test_a_database_that_is_away_asks_to_come_again(client, form_inbox, monkeypatch):
    def away(*_given):
        raise OperationalError("the database system is shutting down")

    monkeypatch.setattr(door_view, "take_in", away)
    answer = post_json(client, form_inbox.key, WORDS)
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")


def test_a_flood_is_told_to_wait(client, form_inbox, monkeypatch):
    monkeypatch.setattr(door_view, "posts", Pace(1, 60))
    assert post_json(client, form_inbox.key, WORDS).status_code == 202
    answer = post_json(client, form_inbox.key, WORDS)
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 61


def test_pages_of_named_sites_may_post_and_others_may_not(client, form_inbox):
    form_inbox.settings = {"origins": "https://shop.example"}
    form_inbox.save()
    url = f"/in/{form_inbox.key}/"
    asked = client.options(url, headers={"Origin": "https://shop.example"})
    assert asked.status_code == 204
    assert asked["Access-Control-Allow-Origin"] == "https://shop.example"
    assert "Access-Control-Allow-Credentials" not in asked
    assert client.options(url, headers={"Origin": "https://evil.example"}).status_code == 403
    assert post_json(client, form_inbox.key, WORDS, Origin="https://evil.example").status_code == 403


def test_what_is_taken_in_is_the_body_as_it_came(client, form_inbox):
    post_json(client, form_inbox.key, WORDS)
    delivery = Delivery.objects.get()
    assert said_in(delivery) == WORDS
    assert timezone.now() - delivery.created_at < timedelta(minutes=1)
