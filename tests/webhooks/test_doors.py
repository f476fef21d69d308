"""The pages and the API of webhooks, and who may use them."""

import json

import pytest

from tests.cast import hire
from tests.channels.provider import Reply
from zabota.company.actions.issue_token import issue_token
from zabota.core.models import EventRecord
from zabota.webhooks.actions.queue_tellings import queue_tellings
from zabota.webhooks.actions.tell import tell
from zabota.webhooks.models import Telling, Webhook

FIELDS = {"name": "Касса №1", "happenings": ["conversation.opened", "task.set"], "with_words": "on"}


@pytest.fixture
def told(webhook, listener, asked) -> Telling:
    """What was tried once in vain."""
    queue_tellings(EventRecord.objects.get(name="ConversationOpened"))
    listener.next = [Reply(500, body="<b>нет</b>".encode())]
    tell(webhook.id)
    return Telling.objects.get()


def test_a_webhook_is_registered_looked_at_and_switched(client, dan, listener):
    client.force_login(dan)
    assert "Nobody outside" in client.get("/settings/webhooks/").content.decode()
    wrong = client.post("/settings/webhooks/new/", {**FIELDS, "url": "https://", "owner": dan.pk})
    assert wrong.status_code == 422 and "Касса №1" in wrong.content.decode() and not Webhook.objects.exists()
    shown = client.post("/settings/webhooks/new/", {**FIELDS, "url": listener.url, "owner": dan.pk})
    kept = Webhook.objects.get()
    assert kept.secret in shown.content.decode() and shown["Cache-Control"] == "no-store"
    page = f"/settings/webhooks/{kept.pk}/"
    assert kept.secret not in client.get(page).content.decode()
    assert client.post(f"{page}trial/", follow=True).status_code == 200 and len(listener.asked) == 1
    client.post(f"{page}change/", {**FIELDS, "name": "Касса №2", "url": listener.url, "owner": dan.pk})
    client.post(f"{page}switch/")
    kept.refresh_from_db()
    assert kept.name == "Касса №2" and kept.switched_off_at
    assert client.post(f"{page}secret/").status_code == 200
    client.post(f"{page}removal/")
    assert not Webhook.objects.exists()


def test_the_list_shows_what_the_other_side_said_and_repeats(client, dan, told, listener):
    client.force_login(dan)
    page = client.get(f"/settings/webhooks/{told.webhook_id}/?state=waiting").content.decode()
    assert "HTTP 500" in page and "&lt;b&gt;нет" in page
    client.post(f"/settings/webhooks/tellings/{told.pk}/repetition/")
    assert tell(told.webhook_id) == 1


def test_only_who_may(client, nina, webhook):
    client.force_login(nina)
    for url in ("", "new/", f"{webhook.pk}/", f"{webhook.pk}/change/"):
        assert client.get(f"/settings/webhooks/{url}").status_code == 403
    assert client.post(f"/settings/webhooks/{webhook.pk}/removal/").status_code == 403


def call(client, user, method, path, body=None, scopes=()):
    _token, secret = issue_token(user, "t", scopes=scopes)
    return client.generic(
        method,
        f"/api/v1/webhooks{path}",
        json.dumps(body) if body is not None else b"",
        content_type="application/json",
        headers={"Authorization": f"Bearer {secret}"},
    )


def test_every_operation(client, dan, nina, listener, told, central, north):
    webhook = told.webhook
    body = {"name": "Склад", "url": listener.url, "happenings": ["conversation.opened"]}
    made = call(client, dan, "POST", "", body)
    assert made.status_code == 201 and made.json()["secret"].startswith("whsec_")
    number = made.json()["id"]
    listed = call(client, dan, "GET", "?size=1").json()
    assert len(listed["rows"]) == 1 and "secret" not in listed["rows"][0]
    assert call(client, dan, "GET", f"?size=1&page={listed['next']}").json()["rows"][0]["id"] == number
    assert call(client, dan, "GET", f"/{number}").json()["name"] == "Склад"
    changed = call(client, dan, "PUT", f"/{number}", {**body, "name": "Магазин", "branch": central.id})
    assert changed.json()["name"] == "Магазин" and changed.json()["branch_id"] == central.id
    assert (
        call(client, dan, "PUT", f"/{number}/switch", {"on": False}).json()["switched_off_because"] == "asked"
    )
    assert call(client, dan, "POST", f"/{number}/secret").json()["secret"] != made.json()["secret"]
    tellings = call(client, dan, "GET", f"/{webhook.id}/tellings?state=waiting").json()["rows"]
    assert [(one["status"], one["state"]) for one in tellings] == [(500, "waiting")]
    assert call(client, dan, "POST", f"/tellings/{told.id}/repetition").status_code == 201
    assert call(client, dan, "POST", "", {**body, "url": "http://10.0.0.1/"}).status_code == 422
    assert call(client, dan, "POST", "", {**body, "hapenings": []}).status_code == 422
    for method, path in (("GET", ""), ("GET", f"/{number}"), ("DELETE", f"/{number}")):
        assert call(client, nina, method, path).status_code == 403
        assert call(client, dan, method, path, scopes=["desk.see"]).status_code == 403
    assert call(client, dan, "DELETE", f"/{number}").status_code == 204
    assert call(client, dan, "GET", f"/{number}").status_code == 404


def test_who_sees_one_branch_sees_its_webhooks_only(client, webhook, north, central):
    only_here = hire("Ada", "administrator", central)
    role = only_here.roles.get()
    role.sees_all_branches = False
    role.save()
    Webhook.objects.update(branch=north)
    assert call(client, only_here, "GET", f"/{webhook.id}").status_code == 404
    Webhook.objects.update(branch=central)
    assert call(client, only_here, "GET", f"/{webhook.id}").status_code == 200
