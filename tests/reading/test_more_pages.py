"""Rates, drivers, what was made better, alarms, free comments."""

from datetime import timedelta
from random import Random

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import hire, open_branch
from zabota.feedback.actions.add_touchpoint import add_touchpoint
from zabota.feedback.models import Invitation
from zabota.reading.actions.announce_change import announce_change
from zabota.reading.actions.look_for_incidents import look_for_incidents
from zabota.reading.actions.rebuild import rebuild
from zabota.reading.days import day_of
from zabota.reading.models import AnnouncedChange

LISTS = ("rates", "drivers", "betterments", "alarms", "themes")


def get(client, name, *args, **query):
    answer = client.get(reverse(f"reading:{name}", args=args), query)
    assert answer.status_code == 200, answer
    return answer


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_page_says_what_to_do_and_needs_the_permission(client, irina, name):
    client.force_login(irina)
    assert "empty" in get(client, name).content.decode()
    client.force_login(hire("Petru", "hr_trainer"))
    assert client.get(reverse(f"reading:{name}")).status_code == 403


def test_rates_are_shown_at_every_step_by_way_and_branch(
    client, answer, central, north, reception, irina, nina
):
    for number in range(40):
        answer(central, {reception: 9}, way="sms" if number % 2 else "reply")
        silent = answer(north, {reception: 9}, way="sms").invitation
        if number < 30:
            silent.response.delete()
            Invitation.objects.filter(id=silent.id).update(opened_at=None)
    rebuild()
    client.force_login(irina)
    page = get(client, "rates")
    assert [step["count"] for step in page.context["steps"]] == [80, 80, 50, 50]
    assert {line["label"]: (line["sent"], line["answered"]) for line in page.context["by_way"]} == {
        "by SMS": (60, 30),
        "in the reply": (20, 20),
    }
    lowest = page.context["page"].rows[0]
    assert lowest["label"] == "North" and lowest["rate"].value == 0.25
    client.force_login(nina)
    assert [step["count"] for step in get(client, "rates").context["steps"]][0] == 40


def test_what_moves_the_whole_is_found_again_and_the_poor_and_important_is_first(
    client, answer, central, north, reception, doctor, irina, pavel
):
    overall = add_touchpoint("Would recommend us", "after", kind="company")
    parking = add_touchpoint("Parking", "arriving")
    chance = Random(2)
    for _answer in range(160):
        waits, heals, parks = chance.randint(2, 10), chance.randint(7, 10), chance.randint(4, 10)
        whole = max(1, min(10, round(0.7 * waits + 0.3 * heals + chance.gauss(0, 0.8))))
        answer(central, {reception: waits, doctor: heals, parking: parks, overall: whole})
    rebuild()
    client.force_login(irina)
    page = get(client, "drivers")
    assert page.context["overall"] == overall and page.context["found"].n == 160
    weights = {line.touchpoint: line.importance for line in page.context["lines"]}
    assert weights[reception] > weights[doctor] > weights[parking]
    assert [line.touchpoint for line in page.context["first"]] == [reception]
    client.force_login(pavel)
    assert get(client, "drivers").context["found"] is None, "North has no answers"


@pytest.fixture
def mended(answer, reception, dan):
    """Ten branches; at two of them chairs were added 60 days ago, and marks rose by two."""
    chance, now = Random(6), timezone.now()
    branches = [open_branch(f"Филиал {number}") for number in range(10)]
    for branch in branches:
        for number in range(40):
            days = 1 + number * 3
            better = branch in branches[:2] and days <= 60
            mark = max(1, min(10, round(chance.gauss(8.5 if better else 6.5, 1.3))))
            why = "Удобные стулья" if better and number % 3 == 0 else "Всё как всегда"
            answer(branch, {reception: (mark, why)}, at=now - timedelta(days=days))
    rebuild()
    on = day_of(now - timedelta(days=60))
    return announce_change(
        "Больше стульев", reception, on, branches=branches[:2], words="стулья кресла", by=dan
    )


def test_before_and_after_a_fix_against_the_branches_left_alone(client, mended, irina):
    client.force_login(irina)
    page = get(client, "betterment", mended.pk)
    (line,) = page.context["lines"]
    effect = line["outcome"].effect
    assert effect.low > 0 and effect.difference == pytest.approx(2, abs=0.8) and effect.has_control
    assert (line["outcome"].branches, line["outcome"].others) == (2, 8)
    noticed = page.context["noticed"]
    assert noticed.before.count == 0 and noticed.after.count > 10
    assert "Удобные стулья" in page.content.decode()


def test_a_betterment_is_written_down_and_withdrawn_by_designers_only(
    client, reception, central, dan, nina, irina
):
    said = {
        "name": "Ярче вывеска",
        "touchpoint": reception.pk,
        "from_on": "2026-01-05",
        "branches": [central.pk],
    }
    client.force_login(nina)
    assert client.post(reverse("reading:new_betterment"), said).status_code == 403
    client.force_login(dan)
    assert client.post(reverse("reading:new_betterment"), {**said, "from_on": "завтра"}).status_code == 422
    assert client.post(reverse("reading:new_betterment"), said).status_code == 302
    change = AnnouncedChange.objects.get()
    assert "Ярче вывеска" in get(client, "betterments").content.decode()
    assert client.post(reverse("reading:withdrawal", args=[change.pk])).status_code == 302
    assert not AnnouncedChange.objects.in_force().exists()


def test_months_without_anything_made_better_are_warned_of(client, reception, irina):
    announce_change("Давно", reception, day_of(timezone.now() - timedelta(days=200)))
    client.force_login(irina)
    assert get(client, "betterments").context["quiet"] == 6


def test_an_alarm_is_shown_to_whom_it_concerns_and_settled_with_a_cause(
    client, answer, central, north, reception, nina, pavel, dan
):
    now = timezone.now()
    for number in range(200):
        answer(central, {reception: 2 if number % 8 == 0 else 9}, at=now - timedelta(days=3 + number % 50))
    for _number in range(12):
        answer(central, {reception: (1, "Нет света")}, at=now)
    rebuild()
    look_for_incidents()
    client.force_login(pavel)
    assert not get(client, "alarms").context["open"]
    client.force_login(nina)
    shown = get(client, "alarms").context["open"]
    assert {each["alarm"].branch for each in shown} == {central}
    assert client.get(shown[0]["url"]).status_code == 200
    alarm = shown[0]["alarm"]
    client.post(reverse("reading:settlement", args=[alarm.pk]), {"cause": " "})
    assert get(client, "alarms").context["open"]
    client.post(reverse("reading:settlement", args=[alarm.pk]), {"cause": "Авария на подстанции"})
    assert "Авария на подстанции" in get(client, "alarms").content.decode()
    client.force_login(dan)
    assert reverse("reading:alarms") in client.get(reverse("insight:my_day")).content.decode()


def test_free_comments_are_counted_without_a_model(client, answer, central, reception, irina):
    for number in range(3):
        answer(central, {reception: 4}, comment=f"Парковка занята {number}")
    client.force_login(irina)
    page = get(client, "themes")
    assert [word.shown for word in page.context["words"]] == ["парковка", "занята"]
