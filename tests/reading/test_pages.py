"""Pages of scores: true figures, only of one's own branches, each with the way to its rows."""

from datetime import timedelta
from random import Random

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import hire, open_branch
from zabota.reading.actions.index_answer import index_answer
from zabota.reading.actions.rebuild import rebuild

LISTS = ("map", "branches", "people", "changes", "charts", "words")


@pytest.fixture
def voices(answer, central, north, reception, doctor, nina, pavel):
    """Two months of answers: at Central the doctor is loved, at North the reception is blamed."""
    chance, now = Random(3), timezone.now()
    for number in range(90):
        at = now - timedelta(days=number % 59, hours=1)
        kind = chance.choice([9, 10, 8])
        answer(central, {reception: kind, doctor: (10, "Врач всё объяснил")}, at=at, employee=nina)
        bad = chance.choice([2, 5, 8])
        answer(north, {reception: (bad, "Очередь в регистратуре"), doctor: kind}, at=at, employee=pavel)
    rebuild()


def get(client, name, *args, **query):
    answer = client.get(reverse(f"reading:{name}", args=args), query)
    assert answer.status_code == 200, answer
    return answer


@pytest.mark.parametrize("name", LISTS)
def test_without_answers_a_page_says_what_to_do(client, irina, name):
    client.force_login(irina)
    assert "empty" in get(client, name).content.decode()


@pytest.mark.parametrize("name", LISTS)
def test_a_page_stands_on_its_own_tab(client, irina, name):
    client.force_login(irina)
    tab = f'<a href="{reverse(f"reading:{name}")}" aria-current="page">'
    assert tab in get(client, name).content.decode().partition('<nav class="tabs"')[2]


@pytest.mark.parametrize("name", LISTS)
def test_without_the_permission_there_is_no_page(client, db, name):
    client.force_login(hire("Petru", "hr_trainer"))
    assert client.get(reverse(f"reading:{name}")).status_code == 403


def test_the_map_shows_the_weakest_first_and_is_drawn_anew_alone(client, voices, irina, reception, doctor):
    client.force_login(irina)
    page = get(client, "map", period="90")
    assert [leaf.touchpoint for leaf in page.context["worst"]] == [reception, doctor]
    stages = {stage.name: stage for stage in page.context["stages"]}
    assert stages["arriving"].tone == "critic" and stages["buying"].tone == "promoter"
    drawn = page.context["option"]["series"][0]["data"][0]["children"]
    assert [leaf["tone"] for stage in drawn for leaf in stage["children"]] == ["critic", "promoter"]
    part = client.get(reverse("reading:map"), {"period": "90"}, headers={"HX-Request": "true"})
    assert b"<html" not in part.content and b"touchpoint-map" in part.content


def test_everyone_sees_the_scores_of_their_own_branches(client, voices, nina, pavel, irina, doctor):
    seen = {}
    for user in (nina, pavel, irina):
        client.force_login(user)
        page = get(client, "branches", period="90")
        seen[user] = [(line["label"], line["score"].n) for line in page.context["page"].rows]
        leaves = [
            leaf for stage in get(client, "map", period="90").context["stages"] for leaf in stage.leaves
        ]
        assert {leaf.score.n for leaf in leaves} == ({180} if user == irina else {90})
    assert seen[nina] == [("Central", 90)] and seen[pavel] == [("North", 90)]
    assert seen[irina] == [("North", 90), ("Central", 90)], "the likeliest weak stands on top"
    client.force_login(nina)
    others = [line["label"] for line in get(client, "people", period="90").context["page"].rows]
    assert others == ["Nina"]


def test_a_score_leads_to_its_rows_and_they_are_as_many(client, voices, irina, north):
    client.force_login(irina)
    for name in ("branches", "people"):
        line = get(client, name, period="90").context["page"].rows[0]
        counts = client.get(line["rows_url"]).context["counts"]
        assert counts.n == 2 * line["score"].n == 180
        assert round(line["score"].nps.value) == round(
            client.get(line["rows_url"]).context["score"].nps.value
        )


def test_a_touchpoint_opens_down_to_words_and_a_word_to_its_texts(client, voices, irina, reception):
    client.force_login(irina)
    page = get(client, "touchpoint", reception.pk, period="90")
    words = {word.shown: word for word in page.context["words"]}
    assert words["очередь"].texts == 90
    assert page.context["places"][0]["label"] == "North"
    groups = page.context["option"]["series"][0]["data"][0]["children"]
    assert any("очередь" in word["name"] for group in groups for word in group["children"])


def test_words_are_found_in_every_form_and_what_is_alike_beside(client, answer, central, north, doctor, nina):
    said = [
        answer(central, {doctor: (2, "Очереди и очереди, час ждали")}),
        answer(central, {doctor: (9, "Nicio așteptare, mulțumesc")}),
        answer(north, {doctor: (1, "Час в очереди")}),
    ]
    for each in said:
        index_answer(each)
    client.force_login(nina)
    assert [mark.response_id for mark in get(client, "words", q="очередь").context["texts"]] == [said[0].id]
    assert [mark.response_id for mark in get(client, "words", q="asteptarea").context["texts"]] == [
        said[1].id
    ]
    page = get(client, "words")
    assert {line["code"]: line["texts"] for line in page.context["languages"]} == {"ru": 1, "ro": 1}
    client.force_login(hire("Irina", "customer_relations"))
    found = get(client, "alike", said[0].marks.get().pk).context["found"]
    assert [mark.response_id for mark, _how in found] == [said[2].id]


def test_what_really_changed_is_told_from_what_only_seems_to(client, answer, irina, reception):
    chance, now = Random(8), timezone.now()
    for number in range(20):
        branch = open_branch(f"Филиал {number:02}")
        for _answer in range(60):
            days = chance.randint(0, 58)
            is_now = days < 29
            fell = number == 7 and is_now
            mark = chance.choice([2, 4, 6, 9] if fell else [10, 9, 9, 8, 7, 3])
            answer(branch, {reception: mark}, at=now - timedelta(days=days + (1 if days >= 29 else 0)))
    rebuild()
    client.force_login(irina)
    page = get(client, "changes", period="30")
    assert page.context["many"] == 20 and page.context["real"] == 1
    assert page.context["seeming"] > 3, "chance moves many by ten points"
    first = page.context["page"].rows[0]
    assert first.label == "Филиал 07" and first.is_real and first.difference < -30


def test_a_bad_day_is_a_signal_and_ordinary_days_are_none(client, answer, central, irina, reception):
    chance, now = Random(4), timezone.now()
    for days in range(28):
        for number in range(12):
            is_bad = days == 3 and number < 11
            mark = 2 if is_bad or chance.random() < 0.1 else 9
            answer(central, {reception: mark}, at=now - timedelta(days=days))
    rebuild()
    client.force_login(irina)
    for kind in ("share", "rate"):
        page = get(client, "charts", branch=central.pk, kind=kind)
        signals = [line["days"].start for line in page.context["page"].rows if line["point"].is_signal]
        assert len(signals) == 1 and page.context["answers"] == 28 * 12
