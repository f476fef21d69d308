"""The frame of every page, in a real browser: looks, keys, live events, words after a failure."""

import pytest
from playwright.sync_api import expect

GUIDE = "/style-guide/"
ALSO = ["/accounts/2fa/", "/accounts/sessions/", "/accounts/password/change/", "/no-such-page/"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_part_of_a_page_is_accessible_at_a_desk(desktop, signed_in, nina, axe, theme):
    page = signed_in(desktop(color_scheme=theme), nina)
    for address in [GUIDE, *ALSO]:
        page.goto(address)
        axe(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_part_of_a_page_is_accessible_and_fits_on_a_phone(phone, signed_in, nina, axe, theme):
    page = signed_in(phone(color_scheme=theme, locale="ru-RU"), nina)
    for address in [GUIDE, *ALSO]:
        page.goto(address)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address


def test_the_sign_in_page_is_accessible_and_breaks_no_policy(phone, axe):
    page = phone()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto("/accounts/login/")
    axe(page)
    assert said == []


def test_what_opens_is_accessible_too(phone, signed_in, nina, axe):
    page = signed_in(phone(), nina)
    page.goto(GUIDE)
    page.locator(".bottom-bar button").click()
    expect(page.locator("#side")).to_have_attribute("role", "dialog")
    expect(page.locator("#side.show:not(.showing)")).to_have_count(1)
    axe(page)
    page.keyboard.press("Escape")
    expect(page.locator(".offcanvas-backdrop")).to_have_count(0)
    page.get_by_role("button", name="My account").click()
    axe(page)


def test_the_chosen_theme_is_there_before_the_first_paint_of_the_next_page(desktop, signed_in, nina):
    page = signed_in(desktop(color_scheme="light"), nina)
    page.goto(GUIDE)
    page.get_by_role("button", name="Appearance").click()
    page.locator(".shell-top [data-theme-choice=dark]:visible").click()
    page.add_init_script(
        "new PerformanceObserver(() => window.themeAtPaint ??= document.documentElement.dataset.bsTheme)"
        ".observe({type: 'paint', buffered: true})"
    )
    page.reload()
    painted = "(async () => { while (!window.themeAtPaint) await new Promise(requestAnimationFrame); })()"
    page.evaluate(painted)
    assert page.evaluate("window.themeAtPaint") == "dark"


def test_the_language_changes_where_one_is(desktop, signed_in, nina):
    page = signed_in(desktop(), nina)
    page.goto(GUIDE)
    page.get_by_role("button", name="Language").click()
    page.locator("button[value=ru]:visible").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Образцы оформления")


def test_keys_work_on_a_russian_keyboard_and_rest_while_typing(desktop, signed_in, nina):
    page = signed_in(desktop(), nina)
    page.goto(GUIDE)
    page.evaluate(
        """() => {
        window.pressed = 0;
        document.querySelector("[data-key=n]").addEventListener("click", () => window.pressed++);
    }"""
    )
    russian_n = "target.dispatchEvent(new KeyboardEvent('keydown', {key: 'т', code: 'KeyN', bubbles: true}))"
    page.evaluate(f"const target = document.querySelector('textarea'); {russian_n}")
    page.evaluate(f"const target = document.body; {russian_n}")
    assert page.evaluate("window.pressed") == 1
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_a_question_is_asked_before_what_cannot_be_taken_back(desktop, signed_in, nina):
    page = signed_in(desktop(), nina)
    page.goto(GUIDE)
    page.get_by_role("button", name="Ask first").click()
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    assert page.url.endswith(GUIDE)
    page.get_by_role("button", name="Ask first").click()
    with page.expect_navigation():
        page.get_by_role("dialog").get_by_role("button", name="Delete").click()


def test_one_tab_holds_the_stream_and_the_next_takes_over(desktop, signed_in, nina):
    first = signed_in(desktop(), nina)
    first.goto(GUIDE)
    expect(first.locator("body")).to_have_attribute("data-live-state", "on")
    second = first.context.new_page()
    second.goto(GUIDE)
    second.evaluate("document.body.addEventListener('live:inbox', () => document.body.dataset.heard = 'yes')")
    first.evaluate("new BroadcastChannel('live').postMessage({topics: ['inbox']})")
    expect(second.locator("body")).to_have_attribute("data-heard", "yes")
    assert second.evaluate("document.body.dataset.liveState") is None
    first.close()
    expect(second.locator("body")).to_have_attribute("data-live-state", "on")


def test_a_request_that_fails_is_told_in_words(desktop, signed_in, nina):
    page = signed_in(desktop(), nina)
    page.goto(GUIDE)
    page.evaluate("""() => {
        const button = document.createElement("button");
        button.textContent = "ask for it";
        button.setAttribute("hx-get", "/no-such-page/");
        document.querySelector("main").prepend(button);
        htmx.process(button);
    }""")
    page.get_by_text("ask for it").click()
    expect(page.locator("#toasts")).to_contain_text("This is no longer here")
