import hashlib
import hmac
import json

import pytest

from zabota.channels.models import Delivery, Inbox

SECRET = "a secret of the exchange"


@pytest.fixture
def line(central) -> Inbox:
    return Inbox.objects.create(
        name="Линия",
        kind="phone",
        branch=central,
        settings={"way": "webhook"},
        secrets={"signing_secret": SECRET},
    )


def post(client, inbox: Inbox, secret: str = SECRET, **said):
    body = json.dumps(said, ensure_ascii=False).encode()
    signed = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return client.post(f"/in/{inbox.key}/", body, "application/json", headers={"X-Zabota-Signature": signed})


def test_a_signed_event_is_kept_once_and_anything_else_is_refused(client, line):
    said = {"call_id": "77", "event": "ringing", "from": "069123456", "extension": "101", "name": "Вера"}
    for _again in range(2):
        assert post(client, line, **said).status_code == 202
    assert Delivery.objects.get().key == "call:77:ringing:101"
    assert post(client, line, secret="another", **said).status_code == 403
    Inbox.objects.filter(id=line.id).update(settings={"way": "hand"})
    assert post(client, line, **said).status_code == 403


def test_what_is_wrong_with_an_event_is_said_field_by_field(client, line):
    answer = post(client, line, call_id=7, event="sneezed", direction="up", at="yesterday")
    assert answer.status_code == 422
    assert set(answer.json()["errors"]) == {"call_id", "event", "direction", "at"}
    assert post(client, line, call_id="7", event="recording").json()["errors"].keys() == {"recording_url"}
    assert not Delivery.objects.exists()
