"""Rules through their pages and over HTTP."""

from tests.rules.conftest import rule_on, told
from zabota.answers.deeds import Deeds
from zabota.company.models import ApiToken
from zabota.company.models.api_token import digest_of
from zabota.desk.events import ConversationOpened
from zabota.rules.actions.run_rules import run_rules
from zabota.rules.models import Rule


def test_a_rule_is_written_tested_and_only_then_switched_on(as_user, sveta, asked_in_russian, nina):
    manager = as_user(sveta)
    wanted = {"name": "Часы", "order": 10, "trigger": "received", "words": "работать", "assign": nina.id}
    answer = manager.post("/rules/new/", wanted)
    rule = Rule.objects.get()
    assert answer.url == f"/rules/{rule.id}/history/"
    page = manager.get(answer.url)
    assert rule.deeds == {"assign": str(nina.id)} and "give it to Nina" in page.content.decode()
    manager.post(f"/rules/{rule.id}/switch/", {"on": "yes"})
    rule.refresh_from_db()
    assert rule.switched_on_at is None
    manager.post(f"/rules/{rule.id}/switch/", {"on": "yes", "seen": rule.print})
    rule.refresh_from_db()
    assert rule.switched_on_at
    assert manager.get(f"/rules/{rule.id}/").status_code == 200
    assert "Часы" in manager.get("/rules/").content.decode()


def test_what_a_rule_did_is_read_in_its_log_and_beside_the_talk(as_user, sveta, desk, asked):
    rule = rule_on("Новое: посмотреть", "opened", Deeds(note="Новое"))
    run_rules(told(ConversationOpened, asked), key="e1")
    assert "left a note" in as_user(sveta).get(f"/rules/{rule.id}/runs/").content.decode()
    side = desk.get(f"/conversations/{asked.id}/side/").content.decode()
    assert "Новое: посмотреть" in side and f"/rules/{rule.id}/" not in side
    assert desk.get("/rules/").status_code == 403


def test_rules_over_http(client, sveta, nina, asked):
    rule = rule_on("Новое", "opened", Deeds(note="Новое"))
    run_rules(told(ConversationOpened, asked), key="e1")
    for user in (sveta, nina):
        ApiToken.objects.create(user=user, name="t", digest=digest_of(user.email))

    def call(method, path, body=None, user=sveta):
        options = {"content_type": "application/json", "data": body} if body is not None else {}
        headers = {"Authorization": f"Bearer {user.email}"}
        return getattr(client, method)(f"/api/v1/rules{path}", headers=headers, **options)

    assert call("get", "", user=nina).status_code == 403
    assert call("get", "").json()["rows"][0]["deeds"] == {"note": "Новое"}
    assert call("put", f"/{rule.id}/switch", {"on": False}).json()["switched_on_at"] is None
    seen = call("get", f"/{rule.id}/history").json()["seen"]
    assert call("put", f"/{rule.id}/switch", {"on": True}).status_code == 422
    assert call("put", f"/{rule.id}/switch", {"on": True, "seen": seen}).json()["switched_on_at"]
    assert call("get", f"/{rule.id}/runs").json()["rows"][0]["did"] == ["note"]
