"""The pages of causes, duties and actions, as people use them."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.improvement.actions.appoint_responsible import appoint_responsible
from zabota.improvement.models import CauseLink, CorrectiveAction, Duty, RootCause


@pytest.fixture
def as_user(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def test_the_tree_is_taken_and_grown(as_user, maria):
    client = as_user(maria)
    assert "empty" in client.get("/causes/").content.decode()
    client.post("/causes/template/")
    assert RootCause.objects.count() > 15
    answer = client.post("/causes/new/", {"name": "Дует", "words": "сквозняк дверь"})
    made = RootCause.objects.get(name="Дует")
    assert answer.url == f"/causes/{made.pk}/"
    assert client.post("/causes/new/", {"name": "Дует"}).status_code == 422
    client.post(f"/causes/{made.pk}/edit/", {"name": "Сквозняк", "words": "дует"})
    assert client.post(f"/causes/{made.pk}/retirement/").url == "/causes/"
    made.refresh_from_db()
    assert (made.name, made.words, made.retired_at is None) == ("Сквозняк", ["дует"], False)


def test_a_complaint_says_why_it_happened(as_user, cause, complain, irina):
    complaint, client = complain(), as_user(irina)
    assert f"/why/complaint-{complaint.pk}/" in client.get(f"/complaints/{complaint.pk}/").content.decode()
    page = client.get(f"/why/complaint-{complaint.pk}/").content.decode()
    assert "Likely" in page and str(cause) in page and "Негде сесть" in page
    client.post(f"/why/complaint-{complaint.pk}/", {"cause": [cause.pk]})
    assert CauseLink.objects.get().by == irina
    assert str(cause) in client.get(f"/complaints/{complaint.pk}/").content.decode()
    assert "Негде сесть" in client.get(f"/causes/{cause.pk}/").content.decode()
    client.post(f"/why/complaint-{complaint.pk}/unlinking/", {"cause": cause.pk})
    assert not CauseLink.objects.exists()
    assert client.post(f"/why/complaint-{complaint.pk}/", {}).status_code == 302
    assert client.get("/why/complaint-0/").status_code == 404
    assert client.get("/why/anything/").status_code == 404


def test_who_may_not_see_a_complaint_does_not_read_it_at_its_cause(as_user, cause, linked, pavel):
    client = as_user(pavel)
    page = client.get(f"/causes/{cause.pk}/").content.decode()
    assert "Негде сесть" not in page
    assert client.get(f"/why/complaint-{linked.pk}/").status_code == 404


def test_similar_ones_are_linked_in_one_go(as_user, cause, complain, irina):
    for number in range(3):
        complain(f"Тесно, бахилы {number}")
    complain("Парковка занята")
    client = as_user(irina)
    page = client.get(f"/causes/{cause.pk}/similar/").content.decode()
    assert page.count(" checked") == 3
    wanted = re.findall(r'value="(complaint-\d+)" checked', page)
    client.post(f"/causes/{cause.pk}/similar/", {"thing": wanted})
    assert CauseLink.objects.filter(cause=cause).count() == 3


def test_what_nobody_tied_to_a_touchpoint_is_similar_by_its_words_alone(as_user, cause, complain, irina):
    told = complain("Тесно, негде надеть бахилы", touchpoint=None)
    complain("Парковка занята", touchpoint=None)
    page = as_user(irina).get(f"/causes/{cause.pk}/similar/").content.decode()
    assert re.findall(r'value="(complaint-\d+)" checked', page) == [f"complaint-{told.pk}"]
    assert "Парковка" not in page


def test_somebody_is_appointed_reminded_on_my_day_and_hands_in(as_user, cause, linked, oleg, maria):
    days = {
        f"{kind}_on": timezone.localdate() + timedelta(days=3) for kind in ("measures", "report", "proposals")
    }
    client = as_user(maria)
    assert client.post(f"/causes/{cause.pk}/responsible/", {"user": oleg.pk}).status_code == 422
    client.post(f"/causes/{cause.pk}/responsible/", {"user": oleg.pk, **days})
    duty = Duty.objects.get(kind="report")
    client = as_user(oleg)
    assert "What I owe" in client.get("/").content.decode()
    assert client.post(f"/duties/{duty.pk}/answer/", {"answer": ""}).status_code == 422
    client.post(f"/duties/{duty.pk}/answer/", {"answer": "Двух стульев мало"})
    duty.refresh_from_db()
    assert duty.answer == "Двух стульев мало"
    assert "Двух стульев мало" in client.get(f"/duties/{duty.pk}/").content.decode()


def test_days_and_withdrawals_are_for_leaders(as_user, cause, nina, oleg, maria):
    appoint_responsible(cause, nina, by=maria)
    duty = Duty.objects.get(kind="measures")
    later = timezone.localdate() + timedelta(days=10)
    assert as_user(nina).post(f"/duties/{duty.pk}/day/", {"due_on": later}).status_code == 403
    client = as_user(oleg)
    client.post(f"/duties/{duty.pk}/day/", {"due_on": later})
    assert client.post(f"/duties/{duty.pk}/day/", {"due_on": "вчера"}).status_code == 422
    client.post(f"/duties/{duty.pk}/withdrawal/", {"why": "Уже сделано"})
    duty.refresh_from_db()
    assert (duty.due_on, duty.why_withdrawn) == (later, "Уже сделано")


@pytest.mark.parametrize("view", ["mine", "open", "overdue", "done", "nonsense"])
def test_lists_of_duties_open_and_export(as_user, cause, oleg, maria, view):
    appoint_responsible(cause, oleg, by=maria)
    client = as_user(oleg)
    assert client.get(f"/duties/?view={view}").status_code == 200
    assert client.get(f"/duties/export.csv?view={view}").status_code == 200


def test_an_action_is_planned_and_its_page_shows_the_numbers(as_user, cause, history, network, oleg, maria):
    history(ratio=0.17, gain=2.0)
    client = as_user(maria)
    about = {
        "what": "Восемь стульев",
        "owner": oleg.pk,
        "procedure_before": "Два стула",
        "procedure_after": "Восемь стульев",
        "branches": [branch.pk for branch in network[:2]],
        "starts_on": "2026-03-02",
        "months": "3",
    }
    assert client.post(f"/causes/{cause.pk}/actions/", {**about, "procedure_after": ""}).status_code == 422
    assert client.post(f"/causes/{cause.pk}/actions/", {**about, "months": "9"}).status_code == 422
    answer = client.post(f"/causes/{cause.pk}/actions/", about)
    action = CorrectiveAction.objects.get()
    assert answer.url == f"/corrective-actions/{action.pk}/"
    page = client.get(answer.url).content.decode()
    assert "Complaints of this cause fell more than at the untouched branches" in page
    assert "Два стула" in page
    for view in ("waiting", "worked", "did_not", "all", "nonsense"):
        assert client.get(f"/corrective-actions/?view={view}").status_code == 200
    assert client.post(f"/corrective-actions/{action.pk}/withdrawal/", {"why": ""}).status_code == 422
    client.post(f"/corrective-actions/{action.pk}/withdrawal/", {"why": "Не привезли"})
    action.refresh_from_db()
    assert action.withdrawn_at


def test_open_causes_stand_apart_and_the_tree_is_exported(as_user, cause, linked, maria):
    client = as_user(maria)
    assert str(cause) in client.get("/causes/?view=open").content.decode()
    sheet = b"".join(client.get("/causes/export.csv").streaming_content).decode()
    assert "Тесно у входа" in sheet
