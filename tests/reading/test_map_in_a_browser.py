"""The map, its charts and lists in Chromium: on a phone and a desk, light and dark, opened down to words."""

from datetime import timedelta
from random import Random

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from zabota.core.events import announce
from zabota.feedback.events import ResponseGiven
from zabota.feedback.models import Response
from zabota.reading.actions.index_answer import index_answer
from zabota.reading.actions.rebuild import rebuild
from zabota.reading.actions.recount import recount
from zabota.reading.days import day_of

CHARTS = ["branches/", "changes/", "signals/", "drivers/", "rates/", "words/"]

OVERLAPS = """(() => {
    const words = [...document.querySelectorAll("[data-chart=touchpoint-map] svg text")];
    const boxes = words.map(it => [it.textContent, it.getBoundingClientRect()]);
    return boxes.flatMap(([one, a], at) => boxes.slice(at + 1)
        .filter(([_, b]) => a.left < b.right && b.left < a.right)
        .filter(([_, b]) => a.top + 2 < b.bottom && b.top + 2 < a.bottom)
        .map(([other]) => `${one} / ${other}`));
})()"""
"""Words of the map that lie on others."""


@pytest.fixture
def voices(transactional_db, answer, central, north, reception, doctor):
    chance, now = Random(9), timezone.now()
    for number in range(120):
        at = now - timedelta(days=number % 58, hours=2)
        good = chance.choice([8, 9, 10, 10])
        bad = chance.choice([2, 4, 6, 9])
        answer(central, {reception: good, doctor: (good, "Врач всё объяснил")}, at=at)
        answer(north, {reception: (bad, "Очередь в регистратуре"), doctor: (bad, "Așteptare lungă")}, at=at)
    rebuild()
    for said in Response.objects.filter(marks__branch=north).distinct():
        index_answer(said)


@pytest.mark.parametrize(("scheme", "is_phone"), [("light", True), ("dark", False)])
def test_the_map_is_drawn_and_opens_down_to_single_words(
    phone, desktop, signed_in, dan, voices, axe, scheme, is_phone
):
    page = signed_in((phone if is_phone else desktop)(color_scheme=scheme, locale="ru-RU"), dan)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto("/scores/?period=90")
    drawing = page.locator("[data-chart=touchpoint-map] svg")
    drawing.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert drawing.get_by_text("Регистратура", exact=False).count() == 1
    assert drawing.get_by_text("приход", exact=False).count() == 1, "the open stage has its name, too"
    assert page.evaluate(OVERLAPS) == []
    colours = page.eval_on_selector_all(
        "[data-chart=touchpoint-map] svg path[fill]", "all => all.map(it => it.getAttribute('fill'))"
    )
    assert len(set(colours)) > 2, "scores have colours"
    axe(page)
    drawing.get_by_text("Регистратура", exact=False).click()
    page.wait_for_url("**/scores/touchpoints/**")
    words = page.locator("[data-chart=word-tree] svg")
    words.get_by_text("очередь", exact=False).wait_for()
    axe(page)
    words.get_by_text("очередь", exact=False).click()
    page.wait_for_url("**/scores/words/**")
    assert page.get_by_text("Очередь в регистратуре").count() > 3
    drawn = set()
    for path in CHARTS:
        assert page.goto(f"/scores/{path}?period=90").status == 200
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        if page.locator("[data-chart]").count():
            page.locator("[data-chart] svg path").first.wait_for(state="attached")
            drawn.add(path)
        axe(page)
    assert drawn >= {"signals/", "drivers/"} and not faults


def test_the_map_is_drawn_anew_when_somebody_answers(
    desktop, signed_in, dan, voices, answer, central, reception
):
    page = signed_in(desktop(), dan)
    page.goto("/scores/?period=90")
    shown = page.locator("tr", has_text="Reception").locator("td.number").first
    assert shown.inner_text() == "240"
    page.locator("body[data-live-state=on]").wait_for(state="attached")
    said = answer(central, {reception: 10})
    recount(central.id, day_of(said.at))
    with transaction.atomic():
        announce(ResponseGiven(response_id=said.id, lowest=10, branch_id=central.id))
    expect(shown).to_have_text("241", timeout=15_000)
