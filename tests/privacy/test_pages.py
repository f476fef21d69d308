"""The data keeper's pages: what is kept, the ZIP, the erasure with its proof, rules and dry runs."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import session_cookie
from zabota.privacy.models import Erasure, RetentionRule


@pytest.fixture
def desk(keeper) -> Client:
    client = Client()
    client.cookies["sessionid"] = session_cookie(keeper)
    return client


def test_from_the_card_to_the_proof(desk, stefania):
    card = desk.get(reverse("customers:card", args=[stefania.id])).content.decode()
    page = reverse("privacy:person", args=[stefania.id])
    assert page in card and "Conversations" in desk.get(page).content.decode()
    packed = desk.post(reverse("privacy:giving", args=[stefania.id]))
    assert b"".join(packed.streaming_content)[:2] == b"PK" and "no-store" in packed["Cache-Control"]
    erasing = reverse("privacy:erasing", args=[stefania.id])
    unsure = desk.post(erasing, {"because": "asked"})
    assert unsure.status_code == 422 and "cannot be undone" in unsure.content.decode()
    assert "We are not done with this person" in desk.get(page).content.decode()
    blind = desk.post(erasing, {"because": "asked", "sure": "on"})
    assert blind.status_code == 422 and "open conversations: 3" in blind.content.decode()
    done = desk.post(erasing, {"because": "asked", "sure": "on", "unfinished_too": "on"})
    proof = reverse("privacy:erasure", args=[Erasure.objects.latest("id").id])
    assert done.url == proof and "being looked through" in desk.get(proof).content.decode()
    assert desk.get(page).url == proof
    told = desk.get(proof + "certificate.json").json()
    assert stefania.id in told["cards"] and told["erased"]["desk.Message"]["emptied"] >= 1
    assert proof in desk.get(reverse("privacy:erasures")).content.decode()


def test_a_rule_shows_what_it_would_do_before_it_does(desk, world):
    assert desk.post(reverse("privacy:new_rule"), {"kind": "answers", "months": "0"}).status_code == 422
    RetentionRule.objects.all().delete()
    assert "for ever" in desk.get(reverse("privacy:retention")).content.decode()
    desk.post(reverse("privacy:new_rule"), {"kind": "answers", "months": "24"})
    rule = RetentionRule.objects.get()
    assert "Dry run" in desk.get(reverse("privacy:rule", args=[rule.id])).content.decode()
    desk.post(reverse("privacy:removal", args=[rule.id]))
    assert not RetentionRule.objects.exists()
