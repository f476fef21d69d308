"""Elena runs the service: she chooses how conversations are given out, sees why, and what came of it."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.cast import hire
from tests.desk.conftest import delivery_reason, say
from tests.routing.conftest import can, trio
from zabota.desk.actions.reply import reply
from zabota.reports.actions.count_up import count_up
from zabota.routing.actions.reroute_absent import reroute_absent
from zabota.routing.models import Absence, RoutingPolicy

__all__ = ["delivery_reason", "trio"]


@pytest.fixture
def elena(central, client):
    cache.clear()
    user = hire("Elena", "service_manager")
    client.force_login(user)
    yield user
    cache.clear()


def test_a_service_managers_day_with_routing(elena, client, trio, mail_inbox, delivery_reason):
    nina, ilie, svetlana = trio
    assert "empty-state" in client.get("/routing/").content.decode()
    policy = {
        "name": "По языку",
        "order": 10,
        "criterion": "round_robin",
        "match_language": "on",
        "is_on": "on",
    }
    assert client.post("/routing/policies/new/", policy).status_code == 302
    can(nina, "language", "ru")
    can(ilie, "language", "ru")
    (romanian,) = can(svetlana, "language", "ro")

    now = timezone.now() - timedelta(hours=2)
    one = say(mail_inbox, at=now, sender="petr@example.com", language="ru").conversation
    lost = say(mail_inbox, at=now, sender="jean@example.com", language="fr").conversation
    one.refresh_from_db()
    assert one.assignee in (nina, ilie)
    why = client.get(f"/routing/conversations/{lost.id}/").content.decode()
    assert why.count("does not speak the language") == 3
    assert f"/routing/conversations/{lost.id}/" in client.get("/routing/").content.decode()

    page = client.get(f"/routing/people/{svetlana.id}/")
    values = {name: page.context["form"][name].value() for name in page.context["form"].fields}
    values |= {"most": 1, f"level_{romanian.id}": 3, f"liking_{romanian.id}": 1}
    saved = client.post(
        f"/routing/people/{svetlana.id}/", {k: "" if v is None else v for k, v in values.items()}
    )
    assert saved.status_code == 302
    assert "0 of 1" in client.get("/routing/people/").content.decode()

    holder, other = one.assignee, ({nina, ilie} - {one.assignee}).pop()
    begins = timezone.localtime(now - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M")
    ends = timezone.localtime(now + timedelta(days=7)).strftime("%Y-%m-%dT%H:%M")
    noted = {"user": holder.id, "kind": "sick", "starts_at": begins, "ends_at": ends, "note": "грипп"}
    assert client.post("/routing/absences/", noted).status_code == 302
    assert reroute_absent() == 1
    one.refresh_from_db()
    assert one.assignee == other
    assert str(holder) in client.get(f"/conversations/{one.id}/").content.decode()
    client.post(f"/routing/absences/{Absence.objects.get().id}/end/")
    assert not Absence.objects.get().is_now

    reply(one, by=other, text="Привезём завтра.", resolving=True, reason=delivery_reason, outcome="done")
    count_up()
    compared = client.get("/routing/comparison/?period=7")
    rows = {str(row["name"]): row["cells"][0].text for row in compared.context["rows"]}
    assert rows == {"in turn": "1", "by hand, without a criterion": "1"}
    assert (
        client.post(
            f"/routing/policies/{RoutingPolicy.objects.get().id}/", policy | {"is_on": ""}
        ).status_code
        == 302
    )
    assert RoutingPolicy.objects.get().switched_off_at


def test_what_is_wrong_in_a_form_is_said_and_nothing_is_lost(elena, client, trio):
    answer = client.post("/routing/policies/new/", {"name": "Ошибка", "order": "x", "criterion": "moon"})
    assert answer.status_code == 422 and "Ошибка" in answer.content.decode()
    moment = {
        "user": trio[0].id,
        "kind": "sick",
        "starts_at": "2026-05-02T09:00",
        "ends_at": "2026-05-01T09:00",
    }
    answer = client.post("/routing/absences/", moment)
    assert answer.status_code == 422 and "ends after" in answer.content.decode()


def test_a_specialist_steps_aside_for_a_while(client, trio, mail_inbox, elena):
    client.post(
        "/routing/policies/new/", {"name": "Всем", "order": 1, "criterion": "round_robin", "is_on": "on"}
    )
    client.force_login(trio[0])
    assert "You have 0 open conversations" in client.get("/").content.decode()
    client.post("/routing/presence/", {"here": "no"})
    for number in range(2):
        say(mail_inbox, sender=f"client{number}@example.com")
    assert not trio[0].conversations.exists()
    assert "Give me new ones again" in client.get("/").content.decode()
    assert client.get("/routing/").status_code == 403
