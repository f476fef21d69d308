"""The kiosk in a real browser: without a network nothing is lost, with it again nothing is doubled."""

import re
import time

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from zabota.asking.models import Kiosk, KioskAnswer
from zabota.asking.signing import sign
from zabota.feedback.models import Response


def touch(page, times: int, face: int = 5, contact: str = "") -> None:
    """Both questions, `times` customers one after the other; the unhappy are offered a call."""
    for _customer in range(times):
        for _question in range(2):
            page.locator(f".face-{face}").click()
        if contact:
            page.locator("#contact").fill(contact)
            page.locator(".kiosk-contact button").click()
        elif face < 3:
            page.locator(".kiosk-stage > .btn").click()
        page.locator(".kiosk-stage .btn-primary").click()


def until(page, waiting: int) -> None:
    shown = re.compile(rf"\b{waiting}$") if waiting else ""
    expect(page.locator(".kiosk-state")).to_have_text(shown, timeout=40_000)


def answers_come_to(number: int) -> bool:
    deadline = time.monotonic() + 20
    while Response.objects.count() != number and time.monotonic() < deadline:
        time.sleep(0.1)
    return Response.objects.count() == number


def test_the_network_goes_and_comes_back_and_every_answer_is_kept_once(server, phone, axe, kiosk, cashier):
    page = phone(locale="ru-RU")
    problems = []
    page.on("console", lambda said: problems.append(said.text) if "Content Security" in said.text else None)
    page.goto(reverse("asking:kiosk_page", args=[kiosk.token]))
    axe(page)
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("html")).to_have_attribute("data-bs-theme", scheme)
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    touch(page, 2)
    until(page, 0)
    page.context.set_offline(True)
    touch(page, 2, face=1)
    touch(page, 1, face=1, contact="+373 69 123 456")
    until(page, 3)
    page.reload()
    until(page, 3)
    touch(page, 2, face=3)
    until(page, 5)
    page.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    until(page, 0)
    assert answers_come_to(7) and KioskAnswer.objects.count() == 7
    assert not KioskAnswer.objects.troubled().exists()
    called = Response.objects.exclude(customer=None).get()
    assert called.customer.identities.get().value == "+37369123456" and called.lowest == 2
    by_mark = sorted(Response.objects.values_list("lowest", flat=True))
    assert by_mark == [2, 2, 2, 7, 7, 10, 10]
    page.locator("[data-language=ro]").click()
    assert "Casierul" in page.locator("h1").inner_text()
    axe(page)
    assert not problems


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_kiosk_is_accessible_in_each_of_its_states(server, phone, axe, kiosk, scheme):
    """Both looks on a telephone: the questions, the offer of a call, the thanks, without a network."""
    for look in Kiosk.Look.values:
        Kiosk.objects.update(look=look)
        page = phone(color_scheme=scheme, locale="ru-RU")
        page.goto(reverse("asking:kiosk_page", args=[kiosk.token]))
        expect(page.locator("html")).to_have_attribute("data-bs-theme", scheme)
        states = []

        def look_at(state: str, page=page, states=states) -> None:
            axe(page)
            assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), state
            states.append(page.locator("h1").inner_text())

        look_at("the first question")
        page.locator(".face-1, .key").first.click()
        look_at("the second question")
        page.context.set_offline(True)
        page.locator(".face-1, .key").first.click()
        look_at("shall we call you?")
        page.locator("#contact").fill("069 123 456")
        page.locator(".kiosk-contact button").click()
        until(page, 1)
        look_at("thanks, and one answer that waits for the network")
        assert len(set(states)) == 4
        page.context.close()


def test_an_answer_whose_receipt_got_lost_is_sent_again_and_counts_once(server, phone, kiosk):
    """The server keeps it and the word of that is lost: the worst moment for a connection to break."""
    page = phone(service_workers="block")  # requests through it are not seen by `route`
    page.goto(reverse("asking:kiosk_page", args=[kiosk.token]))
    lost = []

    def keep_and_lose(route):
        if len(lost) < 2:
            route.fetch()
            lost.append(route.request.post_data)
            route.abort()
        else:
            route.continue_()

    page.route("**/answers/", keep_and_lose)
    touch(page, 1)
    until(page, 1)
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_timeout(300)
    page.evaluate("dispatchEvent(new Event('online'))")
    until(page, 0)
    assert len(lost) == 2 and answers_come_to(1) and KioskAnswer.objects.count() == 1


def test_after_a_while_without_a_touch_it_begins_again_and_keeps_what_was_marked(
    server, phone, kiosk, setting
):
    setting("asking.kiosk_seconds", 5)
    page = phone()
    page.goto(reverse("asking:kiosk_page", args=[kiosk.token]))
    page.locator("[data-language=ru]").click()
    page.locator(".face-2").click()
    assert "Очередь" in page.locator("h1").inner_text()
    expect(page.locator("h1")).to_contain_text("Кассир", timeout=12_000)
    assert answers_come_to(1) and Response.objects.get().lowest == 4


def test_a_receipt_on_a_phone_from_the_code_to_the_thanks(server, phone, axe, till, slip, cashier, queue):
    page = phone(color_scheme="dark", locale="ro-RO")
    page.goto(reverse("asking:receipt_page", args=[sign(till.key, "receipt", slip())]))
    axe(page)
    page.locator(f"input[name=mark-{cashier.id}][value='3']").check(force=True)
    page.locator(f"#why-{cashier.id}").fill("Nu m-a salutat, țipa")
    page.locator("form.survey button").last.click()
    page.wait_for_load_state()
    axe(page)
    page.locator("#contact").fill("ștefan")
    page.locator(".survey-contact button").click()
    expect(page.locator("#contact-problem")).to_be_visible()
    page.locator("#contact").fill("069 123 457")
    page.locator("#name").fill("Ștefan Țurcan")
    page.locator(".survey-contact button").click()
    expect(page.locator(".survey-promise").first).to_be_visible()
    assert page.locator("#contact").count() == 0 and not page.evaluate(
        "document.documentElement.scrollWidth > innerWidth"
    )
    assert str(Response.objects.get().customer) == "Ștefan Țurcan"
    page.goto(reverse("asking:smileys_page", args=[sign(till.key, "smileys", slip("000124"))]))
    axe(page)
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.locator(".face-1").click()
    page.locator("form.survey button").click()
    page.locator(".voucher-code").wait_for()
    axe(page)
    assert answers_come_to(2)
