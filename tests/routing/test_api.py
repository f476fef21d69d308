"""Routing over HTTP, operation by operation, and who may."""

from tests.api_client import called
from tests.desk.conftest import asked
from zabota.routing.actions.save_policy import save_policy
from zabota.routing.models import CapacityLimit, Presence

__all__ = ["asked"]
AWAY = {"starts_at": "2090-01-01T09:00:00+02:00", "ends_at": "2090-01-05T18:00:00+02:00", "kind": "sick"}


def test_absences_are_noted_listed_and_ended(oleg, nina, pavel):
    made = called(oleg, "POST", "/routing/absences", {"user": nina.id, "note": "Грипп", **AWAY})
    assert made.status_code == 201 and made.json()["note"] == "Грипп"
    assert [one["user_id"] for one in called(oleg, "GET", "/routing/absences").json()["rows"]] == [nina.id]
    wrong = {"user": nina.id, **AWAY, "ends_at": AWAY["starts_at"]}
    assert called(oleg, "POST", "/routing/absences", wrong).status_code == 422
    assert called(oleg, "POST", "/routing/absences", {"user": pavel.id, **AWAY}).status_code == 404
    url = f"/routing/absences/{made.json()['id']}"
    assert called(nina, "GET", "/routing/absences").status_code == 403
    assert called(nina, "DELETE", url).status_code == 403
    assert called(oleg, "DELETE", url).status_code == 204
    assert called(oleg, "GET", "/routing/absences").json()["rows"] == []


def test_presence_and_capacity(oleg, nina, pavel):
    assert called(nina, "PUT", "/routing/presence", {"is_here": False}).status_code == 204
    assert Presence.objects.get(user=nina).is_here is False
    assert called(nina, "PUT", "/routing/capacity", {"user": nina.id, "most": 3}).status_code == 403
    assert called(oleg, "PUT", "/routing/capacity", {"user": pavel.id, "most": 3}).status_code == 404
    assert called(oleg, "PUT", "/routing/capacity", {"user": nina.id, "most": 3}).status_code == 204
    assert CapacityLimit.objects.get(user=nina).most == 3


def test_policies_and_decisions(oleg, nina, pavel, asked):
    assert called(nina, "POST", f"/routing/conversations/{asked.id}/decisions").json() is None
    save_policy(None, name="По очереди", criterion="round_robin", match_language=False)
    assert [one["name"] for one in called(oleg, "GET", "/routing/policies").json()["rows"]] == ["По очереди"]
    assert called(nina, "GET", "/routing/policies").status_code == 403
    url = f"/routing/conversations/{asked.id}/decisions"
    decided = called(nina, "POST", url)
    assert decided.status_code == 201 and decided.json()["because"] == "asked"
    assert [one["id"] for one in called(nina, "GET", url).json()["rows"]] == [decided.json()["id"]]
    assert called(pavel, "GET", url).status_code == called(pavel, "POST", url).status_code == 404
    assert called(nina, "GET", url, scopes=("routing.manage",)).status_code == 403
