"""The survey builder on a desk, by keyboard; and a survey of every kind of question on a telephone."""

import time

import pytest

from tests.cast import hire
from zabota.feedback.actions.add_question import add_question
from zabota.feedback.actions.design_survey import design_survey
from zabota.feedback.actions.invite import invite
from zabota.feedback.models import Answer, Mark, Response, Survey

CHOICES = {
    "options": [
        {"key": "near", "texts": {"en": "Near", "ru": "Близко", "ro": "Aproape"}},
        {"key": "friends", "texts": {"en": "Friends", "ru": "Посоветовали", "ro": "Recomandare"}},
    ]
}
SECONDS = 30


def test_a_marketer_builds_a_survey_from_the_keyboard(desktop, signed_in, axe, survey, central):
    page = signed_in(desktop(color_scheme="dark", locale="ru-RU"), hire("Elena", "marketer", language="ru"))
    page.goto(f"/feedback/surveys/{survey.id}/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)
    down = page.locator(".builder-line").first.locator("button").nth(1)
    down.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    names = [row.touchpoint.name for row in survey.questions.in_use()]
    assert names == ["Parking", "Reception", "Doctor"]
    with page.expect_navigation():
        page.drag_and_drop(".builder-line:nth-child(3) .builder-grip", ".builder-line:nth-child(1)")
    assert [row.touchpoint.name for row in survey.questions.in_use()][0] == "Doctor"
    page.goto(f"/feedback/surveys/{survey.id}/questions/new/emotion/")
    axe(page)
    page.fill("[name=text_ru]", "Что вы чувствовали?")
    page.keyboard.press("Enter")
    page.wait_for_selector(".builder-list")
    assert "Что вы чувствовали?" in page.locator(".builder-preview").inner_text()
    assert page.locator(".builder-line").last.locator(".chip-warning").count() == 2
    assert Survey.objects.get().questions.in_use().count() == 4


@pytest.fixture
def everything(reception, doctor):
    survey = design_survey(None, [reception], name="Всё сразу")
    words = {"en": "Answered at once?", "ru": "Ответили сразу?", "ro": "Imediat?"}
    add_question(survey, "emotion")
    add_question(survey, "importance", touchpoint=reception)
    add_question(survey, "ranking", details={"touchpoints": [reception.id, doctor.id]})
    add_question(survey, "kano", touchpoint=doctor)
    add_question(survey, "attitude", touchpoint=doctor)
    add_question(survey, "csat")
    add_question(survey, "yes_no", texts=words)
    return survey


@pytest.fixture
def rest(doctor):
    survey = design_survey(None, [], name="Остальное")
    add_question(survey, "ces")
    add_question(survey, "choice", texts={"en": "Why us?", "ru": "Почему к нам?"}, details=CHOICES)
    add_question(survey, "free_text")
    return survey


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_fits_a_telephone_and_takes_less_than_half_a_minute(
    phone, vera, bob, everything, rest, axe, scheme, reception, doctor
):
    page = phone(color_scheme=scheme)
    for customer, survey in ((vera, everything), (bob, rest)):
        page.goto(f"/survey/{invite(customer, survey).token}/")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        began = time.monotonic()
        for group in page.locator("fieldset").all():
            rows = group.locator("[role=radiogroup]").all()
            for place, row in enumerate(rows):
                row.locator("label").nth(place).tap()
            if not rows:
                group.locator("label:has(input)").last.tap()
        axe(page)
        boxes = [label.bounding_box() for label in page.locator(".said-keys label, .rank-places label").all()]
        assert min(min(box["width"], box["height"]) for box in boxes) >= 44
        page.locator("form.survey button").tap()
        page.wait_for_selector(".survey-thanks")
        assert time.monotonic() - began < SECONDS
    kept = {row.kind: row.key or row.value for row in Answer.objects.exclude(kind="ranking")}
    assert kept == {
        "emotion": "angry",
        "importance": 10,
        "kano": "Q",
        "attitude": "annoying",
        "csat": 5,
        "yes_no": "no",
        "ces": 7,
        "choice": "friends",
    }
    assert Answer.objects.filter(kind="ranking").count() == 2
    assert Mark.objects.get().score == 10 and Response.objects.count() == 2
