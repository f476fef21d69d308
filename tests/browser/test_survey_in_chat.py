"""The survey inside the chat of a company's own site, on a phone: marks, a reason, a case for a low one."""

import time

from playwright.sync_api import expect

from tests.browser.test_chat import chat_inbox, shot, site, the_talk
from zabota.desk.actions.resolve import resolve
from zabota.feedback.actions.add_touchpoint import add_touchpoint
from zabota.feedback.actions.design_survey import design_survey
from zabota.feedback.models import Response
from zabota.recovery.models import RecoveryCase

__all__ = ["chat_inbox", "site"]


def the_case() -> RecoveryCase:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if found := RecoveryCase.objects.select_related("conversation", "customer").first():
            return found
        time.sleep(0.05)
    raise AssertionError("no case was opened")


def test_a_visitor_on_a_phone_marks_in_the_chat_and_a_low_mark_opens_a_case(site, phone, nina, axe):
    advice = add_touchpoint("Advice", "choosing", names={"ru": "Консультация"})
    waiting = add_touchpoint("Waiting", "choosing", names={"ru": "Ожидание ответа"})
    design_survey(None, [advice, waiting], name="Чат", asked_after_resolution=True)
    page = phone(locale="ru-RU", color_scheme="dark")
    site.html = site.html.replace('lang="en">', 'lang="ru"><meta name="color-scheme" content="light dark">')
    page.goto(site.url)
    page.get_by_role("button", name="Напишите нам").tap()
    page.get_by_role("textbox", name="Ваше сообщение").fill("Ёлочные игрушки ещё есть?")
    page.get_by_role("button", name="Отправить", exact=True).tap()
    talk = the_talk()
    resolve(talk, outcome="done", by=nina)
    card = page.locator(".asks form")
    expect(card).to_contain_text("Консультация", timeout=20_000)
    axe(page)
    card.get_by_role("button", name="Отправить").tap()
    expect(card.get_by_role("alert")).to_be_visible()
    low = card.get_by_role("group", name="Ожидание ответа")
    low.get_by_role("radio", name="2", exact=True).tap()
    low.get_by_role("textbox").fill("Ждал сорок минут, никто не ответил")
    high = card.get_by_role("group", name="Консультация")
    high.get_by_role("radio", name="10", exact=True).tap()
    expect(high.get_by_role("textbox")).to_be_hidden()
    shot(page, "chat-survey-phone-dark-ru")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    card.get_by_role("button", name="Отправить").tap()
    expect(page.locator(".asks")).to_contain_text("Спасибо! Ваш ответ сохранён.")
    axe(page)
    said = Response.objects.get()
    assert said.invitation.way == "chat"
    marks = {mark.touchpoint_id: (mark.score, mark.why) for mark in said.marks.all()}
    assert marks == {advice.id: (10, ""), waiting.id: (2, "Ждал сорок минут, никто не ответил")}
    case = the_case()
    assert (case.response, case.customer, case.conversation, case.lowest) == (said, talk.customer, talk, 2)
    page.reload()
    expect(page.locator(".asks")).to_contain_text("Спасибо! Ваш ответ сохранён.")
