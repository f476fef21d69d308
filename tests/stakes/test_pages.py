"""The pages of what is at stake."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.improvement.conftest import mark_down
from zabota.feedback.models import Touchpoint
from zabota.insight.kpi import Period, Scope, kpis
from zabota.recovery.models import RecoveryCase
from zabota.stakes.actions.assume import assume
from zabota.stakes.assumptions import ASSUMED, assumptions
from zabota.stakes.counting import heard_in
from zabota.stakes.models import Goal, Leaving


@pytest.fixture
def as_user(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def lately() -> Period:
    now = timezone.now()
    return Period(now - timedelta(days=30), now + timedelta(days=1))


@pytest.fixture
def answers(alice, bob, vera, central):
    """Alice is satisfied, Bob a critic, Vera a critic who says it was put right."""
    touchpoint = Touchpoint.objects.create(name="Waiting", stage="arriving")
    mark_down(alice, central, touchpoint, [9, 10])
    mark_down(bob, central, touchpoint, [3, 2, 4])
    mark_down(vera, central, touchpoint, [1])
    now = timezone.now()
    RecoveryCase.objects.create(
        customer=vera,
        branch=central,
        lowest=1,
        contact_due_at=now,
        fix_due_at=now,
        next_due_at=now,
        closed_at=now,
        ending="confirmed",
    )


def entered(**changed) -> dict[str, object]:
    told: dict[str, object] = {}
    for assumed in ASSUMED:
        for side in ("low", "likely", "high"):
            told[f"{assumed.name}_{side}"] = getattr(assumed.default, side)
        told[f"{assumed.name}_source"] = ""
    return {**told, **changed}


def test_each_customer_counts_once_by_the_latest_answer(answers, maria, lately, nina):
    heard = heard_in(lately, Scope(maria))
    assert (heard.satisfied, heard.passive, heard.unrecovered, heard.recovered) == (1, 0, 1, 1)


def test_assumptions_are_shown_with_their_source_and_changed_on_the_page(as_user, answers, maria):
    client = as_user(maria)
    page = client.get("/stakes/").content.decode()
    assert "TARP" in page and "Word of mouth" in page and "Waiting" in page
    assert client.post("/stakes/assumptions/", entered(margin_low=5, margin_likely=2)).status_code == 422
    client.post("/stakes/assumptions/", entered(margin_likely=2_000, margin_source="Бухгалтерия"))
    assert assumptions()["margin"].likely == 2_000
    assert "Бухгалтерия" in client.get("/stakes/").content.decode()


def test_figures_of_the_owners_page_carry_the_range(answers, maria, lately):
    risk = kpis["money_at_risk"].value(lately, Scope(maria))
    assert 0 < risk.low < risk.value < risk.high and risk.n == 1
    balance = kpis["word_of_mouth"].value(lately, Scope(maria))
    assert (balance.low, balance.high) == (-5, -4)


def test_a_case_shows_the_money_at_risk_and_what_it_kept(as_user, answers, maria, bob, vera, central):
    now = timezone.now()
    open_case = RecoveryCase.objects.create(
        customer=bob, branch=central, lowest=2, contact_due_at=now, fix_due_at=now, next_due_at=now
    )
    client = as_user(maria)
    page = client.get(f"/recovery/{open_case.pk}/").content.decode()
    assert "Future profit at risk" in page and "≈ 2,070 MDL" in page and "/stakes/" in page
    assume("margin", 1_000, 2_000, 3_000, by=maria, source="Бухгалтерия")
    client.post(f"/customers/{bob.pk}/followers/", {"followers": 1000, "where": "Telegram"})
    page = client.get(f"/recovery/{open_case.pk}/").content.decode()
    assert "≈ 16,140 MDL" in page, "2,000 × 3 × (0.5 + 9.5 × 0.02) and 1,000 × 0.1 × 0.02 × 6,000"
    righted = RecoveryCase.objects.get(customer=vera)
    page = client.get(f"/recovery/{righted.pk}/").content.decode()
    assert "Future profit kept" in page and "≈ 2,520 MDL" in page


def test_a_leaving_is_noted_from_the_card_and_stands_against_the_benchmark(as_user, alice, bob, vera, maria):
    client = as_user(maria)
    assert f"/customers/{alice.pk}/leaving/" in client.get(f"/customers/{alice.pk}/").content.decode()
    today = timezone.localdate()
    about = {"left_on": today, "reason": "rudeness", "said": "Больше не приду"}
    client.post(f"/customers/{alice.pk}/leaving/", about)
    for customer in (bob, vera):
        client.post(f"/customers/{customer.pk}/leaving/", {"left_on": today, "reason": "price"})
    assert client.post(f"/customers/{bob.pk}/leaving/", {"left_on": "вчера"}).status_code == 422
    page = client.get("/leavings/").content.decode()
    assert "Больше не приду" in page and "68%" in page and "about the 68%" in page
    assert b"".join(client.get("/leavings/export.csv").streaming_content)
    client.post(f"/leavings/{Leaving.objects.get(customer=alice).pk}/return/")
    assert Leaving.objects.get(customer=alice).came_back_on == today
    client.post(f"/customers/{alice.pk}/followers/", {"followers": 1500, "where": "Telegram"})
    assert "1,500" in client.get(f"/customers/{alice.pk}/").content.decode()


def test_goals_are_set_shown_and_given_up(as_user, maria):
    client = as_user(maria)
    today = timezone.localdate()
    about = {
        "measure": "complaints",
        "share": "0.5",
        "baseline_from": today - timedelta(days=90),
        "baseline_until": today,
        "due_on": today + timedelta(days=120),
    }
    assert client.post("/goals/new/", {**about, "due_on": today - timedelta(days=99)}).status_code == 422
    client.post("/goals/new/", about)
    assert "too early to foresee" in client.get("/goals/").content.decode()
    client.post(f"/goals/{Goal.objects.get().pk}/calling-off/")
    assert not Goal.objects.standing().exists()
