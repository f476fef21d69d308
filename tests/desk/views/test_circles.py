"""The lock in a conversation's head, the page of those there are, and the same over the API."""

import json

import pytest

from tests.desk.conftest import say
from tests.desk.test_api import Program
from tests.desk.views.conftest import HTMX
from zabota.company.live import may_hear
from zabota.company.models import Team
from zabota.desk.actions.confide import confide
from zabota.desk.events import MessageReceived, told_of


@pytest.fixture
def lawyers(irina):
    team = Team.objects.create(name="Юристы")
    team.members.add(irina)
    return team


def test_it_is_confided_named_anew_and_opened_up_by_the_lock(desk, as_user, asked, nina, oleg, lawyers):
    base = f"/conversations/{asked.id}/"
    assert "Oleg" in desk.get(f"{base}circle/", **HTMX).content.decode()
    answer = desk.post(f"{base}circle/", {"teams": lawyers.id}, **HTMX)
    assert "talk-changed" in json.loads(answer.headers["HX-Trigger"])
    page = desk.get(base).content.decode()
    assert "confidential" in page and "Юристы" in page
    assert as_user(oleg).get(base).status_code == 404
    desk.post(f"{base}circle/", {"users": oleg.id}, **HTMX)
    assert as_user(oleg).get(base).status_code == 200
    as_user(oleg).post(f"{base}circle/", {"teams": lawyers.id}, **HTMX)
    assert as_user(oleg).get(base).status_code == 200, "nobody puts oneself out by ticking others"
    desk.post(f"{base}circle/removal/", **HTMX)
    asked.refresh_from_db()
    assert not asked.is_confidential


def test_an_administrator_sees_that_it_is_there_and_comes_in_with_a_reason(as_user, asked, nina, dan):
    confide(asked, by=nina)
    office = as_user(dan)
    page = office.get("/conversations/confidential/").content.decode()
    assert f"#{asked.id}" in page and "Nina" in page and asked.subject not in page
    assert office.get(f"/conversations/{asked.id}/").status_code == 404
    office.post(f"/conversations/confidential/{asked.id}/entrance/", {"because": "Нина уволилась"})
    assert "Нина уволилась" in office.get(f"/conversations/{asked.id}/").content.decode()


def test_the_api_knows_the_same_verbs(client, asked, nina, oleg, lawyers):
    mine, others = Program(client, nina), Program(client, oleg)
    status, told = mine.call("PUT", f"/{asked.id}/circle", {"teams": [lawyers.id]})
    assert (status, told["confidential"], told["teams"], told["by"]) == (200, True, [lawyers.id], nina.id)
    assert mine.call("GET", "")[1]["rows"][0]["is_confidential"]
    assert mine.call("GET", f"/{asked.id}")[1]["is_confidential"]
    assert others.call("GET", "")[1]["rows"] == []
    for method, path in (("GET", ""), ("GET", "/circle"), ("PUT", "/circle"), ("DELETE", "/circle")):
        assert others.call(method, f"/{asked.id}{path}", {})[0] == 404
    assert mine.call("PUT", f"/{asked.id}/circle", {"users": [10**9]})[0] == 422
    assert mine.call("DELETE", f"/{asked.id}/circle")[1]["confidential"] is False
    assert others.call("GET", f"/{asked.id}")[0] == 200


def test_screens_of_others_hear_nothing_of_it(asked, mail_inbox, nina, oleg, irina, maria, lawyers):
    def hear(conversation):
        event = MessageReceived(**told_of(conversation), message_id=1)
        return [
            person.name
            for person in (nina, oleg, irina, maria)
            if may_hear(event, person.branch_ids, person.team_ids, person.id, person.sees_all_branches)
        ]

    ordinary = say(mail_inbox).conversation
    confide(asked, by=nina, teams=[lawyers])
    asked.refresh_from_db()
    assert hear(ordinary) == ["Nina", "Oleg", "Irina", "Maria"]
    assert hear(asked) == ["Nina", "Irina"]
