"""Goodwill afterwards, budgets, compensations of many, and what recovery teaches, through the pages."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from zabota.core.models import EventRecord
from zabota.recovery.actions.fix_case import fix_case
from zabota.recovery.actions.give_goodwill import give_goodwill
from zabota.recovery.models import Compensation, GoodwillBudget, RecoveryCase


@pytest.fixture
def as_user(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def test_a_lead_reviews_and_answers_proposals(as_user, case, nina, oleg, limits):
    given = give_goodwill(case, "costs", "Такси домой", Decimal(80), by=nina)
    proposed = give_goodwill(case, "gift", "Абонемент", Decimal(300), by=nina)
    lead = as_user(oleg)
    assert "Такси домой" in lead.get(reverse("recovery:gifts")).content.decode()
    lead.post(reverse("recovery:review", args=[given.id]), {"review": "right"})
    lead.post(reverse("recovery:decline", args=[proposed.id]), {"why": "Дорого"})
    given.refresh_from_db()
    proposed.refresh_from_db()
    assert given.review == "right" and proposed.declined_why == "Дорого"
    told = lead.get(reverse("recovery:export_gifts", args=["csv"]), {"view": "all"})
    assert "Дорого" in b"".join(told.streaming_content).decode()
    assert as_user(nina).post(reverse("recovery:review", args=[given.id])).status_code == 403


def test_the_director_sets_a_budget(as_user, central, maria, nina):
    chief = as_user(maria)
    sent = {"branch": central.id, "month": "2026-06", "amount": "750"}
    assert chief.post(reverse("recovery:budgets"), sent).status_code == 302
    assert GoodwillBudget.objects.get().amount == 750
    as_user(nina).post(reverse("recovery:budgets"), {**sent, "amount": "1"})
    assert GoodwillBudget.objects.get().amount == 750


def test_one_incident_of_many_is_planned_seen_confirmed_and_undone(
    as_user, case, central, irina, limits, talk
):
    page = as_user(irina)
    day = case.received_at.date().isoformat()
    sent = {
        "incident": "Сломался кондиционер",
        "branch": central.id,
        "who": "touchpoint",
        "touchpoint": case.response.marks.get(score=3).touchpoint_id,
        "since": day,
        "until": day,
        "kind": "gift",
        "what": "Вода",
        "cost": "15.50",
        "text": "{customer}, простите",
    }
    assert page.post(reverse("recovery:plan"), {**sent, "since": ""}).status_code == 422
    page.post(reverse("recovery:plan"), sent)
    made = Compensation.objects.get()
    seen = page.get(reverse("recovery:compensation", args=[made.id])).content.decode()
    assert "Alice Popescu" in seen and "15.50" in seen
    page.post(reverse("recovery:confirmation", args=[made.id]))
    page.post(reverse("recovery:undoing", args=[made.id]))
    made.refresh_from_db()
    assert made.state == "undone" and made.confirmed_by == irina
    named = {**sent, "who": "named", "named": "alice@example.com\nкто-то"}
    wrong = page.post(reverse("recovery:plan"), named)
    assert wrong.status_code == 422 and "кто-то" in wrong.content.decode()
    assert page.post(reverse("recovery:plan"), {**named, "named": "alice@example.com"}).status_code == 302


def test_the_same_problem_again_calls_somebody_in_at_once(answer, case, irina, dan, oleg):
    fix_case(case, "Перезаписали", by=irina)
    again = RecoveryCase.objects.get(response=answer(case.received_at + timedelta(days=60), Waiting=2))
    assert again.repeats == case and again.escalated_to == oleg
    told = EventRecord.objects.get(name="SameProblemAgain")
    assert told.values["earlier_id"] == case.id and oleg.id in told.values["user_ids"]


def test_candour_is_announced_once_for_each_answer_with_words(case):
    told = EventRecord.objects.get(name="CandourShown")
    assert told.values["source"] == f"response-{case.response_id}"
    assert told.values["customer_id"] == case.customer_id


def test_the_heaviest_stand_first_when_asked_for(as_user, answer, case, irina):
    light = RecoveryCase.objects.get(response=answer(timezone.now(), Waiting=1))
    page = as_user(irina)
    page.post(reverse("recovery:weight", args=[case.id]), {"yearly_value": "9000", "followers": "5000"})
    RecoveryCase.objects.filter(id=light.id).update(weight=100)
    rows = page.get(reverse("recovery:cases"), {"order": "weight"}).context["page"].rows
    assert [row.id for row in rows] == [case.id, light.id]


@pytest.mark.parametrize("name", ["saved", "praise", "lacks", "compensations", "plan", "budgets", "gifts"])
def test_every_page_opens_with_nothing_to_show(as_user, irina, name):
    assert as_user(irina).get(reverse(f"recovery:{name}")).status_code == 200
