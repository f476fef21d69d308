"""The form in a real browser: on a phone, without JavaScript, inside the company's own site."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.site import Site
from tests.channels.web import PNG, forget_paces
from zabota.channels.models import Delivery, Inbox
from zabota.channels.views.form import page as form_page
from zabota.desk.models import Conversation

SHOTS = os.environ.get("ZABOTA_SHOTS")
URL = "/forms/site-form/"


def shot(page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


@pytest.fixture
def form_inbox(central, desk_team) -> Inbox:
    forget_paces(form_page.sent)
    return Inbox.objects.create(
        name="Form",
        kind="form",
        key="site-form",
        branch=central,
        team=desk_team,
        settings={
            "acknowledge": False,
            "asks_subject": True,
            "consent_text": "Согласен на обработку данных",
            "consent_url": "https://shop.example/privacy",
        },
    )


def fill_in(page, text: str = "Ключ не поворачивается, ajutați-mă!") -> None:
    page.get_by_label("Ваше имя").fill("Вера Ёлкина")
    page.get_by_label("Почта или телефон").fill("vera@example.com")
    page.get_by_label("Сообщение").fill(text)
    page.get_by_label("Согласен").check()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_customer_writes_on_a_phone_and_learns_the_number(server, phone, axe, form_inbox, scheme):
    page = phone(locale="ru-RU", color_scheme=scheme)
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(URL)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    shot(page, f"form-phone-{scheme}")
    fill_in(page)
    page.locator("input[type=file]").set_input_files(
        {"name": "ключ.png", "mimeType": "image/png", "buffer": PNG}
    )
    page.wait_for_timeout(4100)  # nobody fills it in three seconds
    page.get_by_role("button", name="Отправить").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Спасибо. Ваше сообщение у нас.")
    expect(page.get_by_text("#")).to_be_visible(timeout=15_000)
    axe(page)
    shot(page, f"form-thanks-{scheme}")
    assert Conversation.objects.get().attachments.count() == 1
    assert said == []


def test_it_works_without_javascript_and_keeps_what_was_typed(server, phone, form_inbox, axe):
    page = phone(locale="ru-RU", java_script_enabled=False)
    page.goto(URL)
    fill_in(page)
    page.get_by_label("Почта или телефон").fill("vera@")
    page.wait_for_timeout(4100)
    page.get_by_role("button", name="Отправить").click()
    expect(page.get_by_text("Адрес почты неполный.").first).to_be_visible()
    expect(page.get_by_label("Сообщение")).to_have_value("Ключ не поворачивается, ajutați-mă!")
    shot(page, "form-error")
    page.get_by_label("Почта или телефон").fill("069 123 456")
    page.get_by_role("button", name="Отправить").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Спасибо. Ваше сообщение у нас.")
    assert Delivery.objects.count() == 1


def test_it_stands_inside_the_companys_site_and_only_there(server, desktop, form_inbox):
    page, site = desktop(locale="ru-RU"), Site()
    try:
        form_inbox.settings |= {"origins": site.url}
        form_inbox.save()
        code = form_inbox.channel.embed_code(form_inbox).replace("http://127.0.0.1:8000", server)
        site.html = f'<!doctype html><html lang="ru"><title>x</title><h1>Контакты</h1>{code}</html>'
        page.goto(site.url)
        inside = page.frame_locator("iframe")
        expect(inside.get_by_label("Сообщение")).to_be_visible()
        shot(page, "form-embedded")
        fill_in(inside)
        page.wait_for_timeout(4100)
        inside.get_by_role("button", name="Отправить").click()
        expect(inside.get_by_role("heading", level=1)).to_have_text("Спасибо. Ваше сообщение у нас.")
        form_inbox.settings |= {"origins": "https://shop.example"}
        form_inbox.save()
        page.goto(site.url)
        page.wait_for_timeout(500)
        expect(page.frame_locator("iframe").get_by_label("Сообщение")).to_have_count(0)
    finally:
        site.stop()
