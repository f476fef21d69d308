"""The demo companies: alive, true, quiet, and left by one command."""

import re

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.utils import timezone

from zabota.channels.models import Dispatch
from zabota.company.models import Branch, User
from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.customers.models import Customer, Promise
from zabota.desk.models import Conversation
from zabota.feedback.models import Mark
from zabota.insight.statistics.nps import nps_of_scores
from zabota.portal.actions.begin_empty import begin_empty
from zabota.portal.actions.clear_demo import clear_demo
from zabota.portal.demo.fill import fill
from zabota.portal.demo.people import NAMED, PASSWORD
from zabota.portal.first import first_link
from zabota.recovery.models import RecoveryCase

SMALL = 0.12


def jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        return cursor.fetchone()[0]


def nps_by_place() -> dict[tuple[str, str], float]:
    """(branch, touchpoint) -> NPS, where at least three marks were given."""
    marks: dict[tuple[str, str], list[int]] = {}
    for branch, touchpoint, score in Mark.objects.values_list("branch__name", "touchpoint__name", "score"):
        marks.setdefault((branch, touchpoint), []).append(score)
    return {place: nps_of_scores(scores).value for place, scores in marks.items() if len(scores) >= 3}


@pytest.mark.parametrize("profile", ["clinic", "shop", "repair"])
def test_a_company_of_each_sector_lives_on_an_empty_database(db, client, profile):
    waiting = jobs()  # of servers that other tests ran
    truth = fill(profile, size=SMALL)

    found = nps_by_place()
    assert min(found, key=found.__getitem__) == (truth.weak_branch, truth.weak_touchpoint)
    assert jobs() == waiting
    assert not Dispatch.objects.filter(sent_at=None).exists()
    assert value_of("company.profile") == profile
    assert Branch.objects.filter(business_hours=None).count() == 0

    now = timezone.now()
    assert not EventRecord.objects.filter(at__gt=now).exists()
    assert not Conversation.objects.filter(opened_at__gt=now).exists()
    assert Conversation.objects.snoozed().exists()
    assert Conversation.objects.resolved().exists()
    open_cases = RecoveryCase.objects.open()
    assert open_cases.filter(contacted_at=None, next_due_at__gt=now).count() >= 2
    assert open_cases.filter(contacted_at=None, next_due_at__lt=now).count() >= 1
    assert {"contact", "fix", "word"} <= {str(case.clock) for case in open_cases}
    assert RecoveryCase.objects.filter(times_reopened__gt=0).exists()

    for person in value_of("demo.people"):
        client.logout()
        answer = client.post("/accounts/login/", {"login": person["email"], "password": person["password"]})
        assert answer.status_code == 302, person
        assert client.get("/").status_code == 200
    nina, irina, maria = (User.objects.get(email=f"{key}@zabota.example") for key in NAMED[:3])
    assert Conversation.objects.visible_to(nina).waiting_on_us().filter(assignee=nina).count() >= 5
    assert nina.mentions.filter(seen_at=None).exists()
    assert open_cases.filter(owner=irina).count() >= 5
    assert Promise.objects.open().filter(owner=maria).exists()


def test_the_same_seed_makes_the_same_company(db):
    fill("shop", size=0.05, seed=5)
    first = list(Customer.objects.order_by("id").values_list("name", "language", "privacy"))
    assert len(first) == 40
    assert len({name for name, _language, _privacy in first}) > 20


def test_a_demo_is_not_poured_into_a_company_that_is_there(alice):
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("demo", "shop")
    assert not User.objects.exists()


def test_the_sign_in_page_offers_people_of_a_demo_only(db, client):
    assert PASSWORD not in client.get("/accounts/login/").content.decode()
    fill("repair", size=0.02)
    page = client.get("/accounts/login/").content.decode()
    assert page.count("data-sign-in-as") == len(NAMED)


@pytest.mark.django_db(transaction=True)
def test_a_demo_is_left_by_one_command(client, capsys):
    fill("clinic", size=0.02)
    call_command("demo", "--clear", "--no-input")
    assert re.search(r"/set-up/\S+/", capsys.readouterr().out)
    assert not User.objects.exists() and not Customer.objects.exists() and not EventRecord.objects.exists()
    assert "data-sign-in-as" not in client.get("/accounts/login/").content.decode()
    answer = client.post("/accounts/login/", {"login": "nina@zabota.example", "password": PASSWORD})
    assert answer.status_code != 302


def test_a_real_company_is_never_cleared(alice, nina):
    with pytest.raises(Refused):
        clear_demo()
    assert Customer.objects.count() == 1


def test_the_first_administrator_comes_in_once_by_the_printed_link(db, client):
    begin_empty()
    link = first_link()
    assert client.get(link).status_code == 200
    who = {"company": "Atelier", "profile": "repair", "name": "Ștefan", "email": "s@atelier.example"}
    assert client.post(link, {**who, "password": "short"}).status_code == 422
    assert client.post(link, {**who, "password": "a long pass-phrase"}).status_code == 302

    day = client.get("/").content.decode()
    assert "Setting up" in day and "0 of 5" in day
    assert value_of("company.name") == "Atelier"
    client.post("/set-up/remarks/", {"keep": "no"})
    client.post("/set-up/survey/")
    assert "2 of 5" in client.get("/").content.decode()
    assert client.get(link).status_code == 404


def test_without_the_link_nobody_becomes_the_first(db, client):
    assert client.get("/set-up/0-0123456789012345678901234567890123456789/").status_code == 404
    begin_empty()
    assert client.get("/set-up/0-0123456789012345678901234567890123456789/").status_code == 404


def test_an_empty_beginning_is_remembered(db, capsys):
    call_command("demo", "--empty")
    call_command("demo", "clinic", "--first-start")
    assert not User.objects.exists()
    assert capsys.readouterr().out.count("/set-up/") == 2
