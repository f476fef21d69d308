from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import greet
from zabota.core.panels import panels
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.mark_sent import mark_sent
from zabota.feedback.actions.respond import respond
from zabota.feedback.actions.revoke_invitation import revoke_invitation
from zabota.insight.kpi import Period, Scope, kpis
from zabota.insight.statistics.bands import BandCounts
from zabota.insight.statistics.nps import nps


@pytest.fixture
def period():
    return Period(timezone.now() - timedelta(days=1), timezone.now() + timedelta(days=1))


@pytest.fixture
def ten_answers(central, survey, reception, doctor):
    """Reception: 8 promoters, 1 passive, 1 critic (a published vector); the doctor gets 10s."""
    for number, score in enumerate([9, 10, 9, 10, 9, 10, 9, 10, 8, 2]):
        invitation = invite(greet(f"Клиент {number}", f"k{number}@example.com", central), survey)
        mark_sent(invitation)
        respond(invitation, {reception.id: (score, ""), doctor.id: (10, "")})


def test_nps_is_over_all_marks_and_over_each_touchpoint(ten_answers, period, irina, doctor):
    figure = kpis["nps"].value(period, Scope(irina))
    assert figure.value == pytest.approx(100 * (18 - 1) / 20) and figure.n == 10
    reception, seen_doctor = figure.parts
    assert (reception.label, reception.figure.value, reception.figure.n) == ("Reception", 70, 10)
    assert (reception.figure.low, reception.figure.high) == pytest.approx((14.7, 93.0), abs=0.05)
    assert seen_doctor.figure.value == 100 and seen_doctor.url.endswith(f"touchpoint={doctor.id}")


def test_marks_of_one_customer_do_not_narrow_the_interval(ten_answers, period, irina):
    figure = kpis["nps"].value(period, Scope(irina))
    naive = nps(BandCounts(18, 1, 1))
    assert figure.high - figure.low > naive.high - naive.low
    assert figure.low <= figure.value <= figure.high


def test_rights_branch_and_period_narrow_the_figure(ten_answers, period, pavel, irina, north, central):
    assert kpis["nps"].value(period, Scope(pavel)).value is None
    assert kpis["nps"].value(period, Scope(irina, north.id)).n == 0
    assert kpis["nps"].value(period, Scope(irina, central.id)).n == 10
    before = Period(period.start - timedelta(days=9), period.start)
    assert kpis["nps"].value(before, Scope(irina)).n == 0


def test_each_number_leads_to_its_rows(ten_answers, period, irina, client):
    client.force_login(irina)
    for name in ("nps", "response_rate"):
        page = client.get(kpis[name].rows_url(period, Scope(irina)))
        assert page.status_code == 200 and page.content.decode().count("line-title") == 10


def test_the_response_rate_counts_what_was_sent_and_not_withdrawn(
    ten_answers, period, alice, bob, vera, survey, irina
):
    mark_sent(invite(alice, survey))
    invite(bob, survey)
    withdrawn = invite(vera, survey)
    mark_sent(withdrawn)
    revoke_invitation(withdrawn, by=irina)
    figure = kpis["response_rate"].value(period, Scope(irina))
    assert figure.n == 11 and figure.value == pytest.approx(10 / 11)
    assert figure.low < figure.value < figure.high and "Too few" in figure.note


def test_the_card_shows_the_latest_marks_to_whoever_may_see_them(alice, survey, reception, nina, pavel):
    respond(invite(alice, survey), {reception.id: (5, "")})
    assert len(panels["marks"].context(alice, nina)["responses"]) == 1
    assert panels["marks"].context(alice, pavel)["responses"] == []


def test_the_conversation_shows_asked_answered_or_why_not(alice, survey, reception, talk, nina):
    panel, first, second = panels["what_the_customer_said"], talk(alice), talk(alice)
    assert panel.context(first, nina) is None
    invitation = invite(first, survey)
    assert panel.context(first, nina)["marks"] == []
    respond(invitation, {reception.id: (8, "")})
    assert panel.context(first, nina)["marks"][0].score == 8
    invite(second, survey)
    assert "30 days" in str(panel.context(second, nina)["reasons"][0])


def test_critics_weigh_more_than_promoters_and_of_nobody_there_is_no_score(
    ten_answers, period, irina, setting
):
    figure = kpis["weighed_nps"].value(period, Scope(irina))
    assert figure.n == 10 and figure.value == pytest.approx(100 * (18 - 1.9) / 20)
    assert figure.low < figure.value < figure.high
    setting("feedback.critic_weight", 100)
    assert kpis["weighed_nps"].value(period, Scope(irina)).value == pytest.approx(85)
    before = Period(period.start - timedelta(days=9), period.start)
    assert kpis["weighed_nps"].value(before, Scope(irina)).value is None
