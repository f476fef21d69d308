"""The chat on a company's own site, in a real browser: another origin, live answers, files, hostile words."""

import os
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.site import Site
from tests.channels.web import PNG, forget_paces
from zabota.channels.models import Delivery, Inbox
from zabota.channels.views.chat import guard, talk
from zabota.core.actions.store_file import store_file
from zabota.desk.actions.reply import reply
from zabota.desk.models import Conversation

SHOTS = os.environ.get("ZABOTA_SHOTS")
HOSTILE = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script> javascript:window.pwned=1'
HOSTILE_NAME = '"><img src=x onerror=window.pwned=1>.txt'


def shot(page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"))


@pytest.fixture
def chat_inbox(central, desk_team) -> Inbox:
    forget_paces(guard.asks, talk.messages_of_visitor, talk.messages_of_address, talk.megabytes_of_address)
    return Inbox.objects.create(
        name="Site",
        kind="chat",
        key="site-chat",
        branch=central,
        team=desk_team,
        settings={"acknowledge": False},
    )


@pytest.fixture
def site(server, chat_inbox):
    """The company's own page, with the embed code on it, under a strict policy of its own."""
    kept = Site()
    kept.headers = {
        "Content-Security-Policy": f"default-src 'self'; script-src {server}; "
        f"connect-src {server}; img-src {server}"
    }
    code = f'<script src="{server}/static/dist/widget.js" data-inbox="{chat_inbox.key}" defer></script>'
    kept.html = (
        '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">'
        f"<title>Магазин «Ромашка»</title><main><h1>Shop</h1><p>Prices and delivery.</p></main>{code}</html>"
    )
    yield kept
    kept.stop()


def the_talk(count: int = 1) -> Conversation:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        found = Conversation.objects.select_related("inbox", "customer").first()
        if found and found.message_count >= count:
            return found
        time.sleep(0.05)
    raise AssertionError("no conversation came to be")


def say(page, text: str) -> None:
    page.get_by_role("textbox", name="Your message").fill(text)
    page.get_by_role("button", name="Send", exact=True).click()


def test_a_visitor_writes_staff_answer_and_the_talk_survives_a_reload(site, desktop, nina, axe):
    page = desktop()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(site.url)
    page.get_by_role("button", name="Write to us").click()
    axe(page)
    say(page, "Здравствуйте! Вы открыты в воскресенье?")
    mine = page.locator(".mine .words")
    expect(mine).to_have_text("Здравствуйте! Вы открыты в воскресенье?")
    talk = the_talk()
    assert talk.subject == "Магазин «Ромашка»"
    reply(talk, by=nina, text="Da, până la 14:00. https://example.com/hours")
    answer = page.locator(".said:not(.mine)", has_text="până la 14:00")
    expect(answer).to_contain_text("Nina ·")
    expect(answer.get_by_role("link")).to_have_attribute("href", "https://example.com/hours")
    axe(page)
    shot(page, "chat-desktop")
    page.reload()
    expect(page.locator(".said")).to_have_count(3)
    say(page, "Спасибо!")
    assert the_talk(3).message_count == 3
    assert page.context.cookies() == []
    assert [line for line in said if "favicon" not in line and "404" not in line] == []


def test_a_phone_shows_it_in_full_in_russian_and_dark(site, phone, nina, axe):
    page = phone(locale="ru-RU", color_scheme="dark")
    site.html = site.html.replace('lang="en">', 'lang="ru"><meta name="color-scheme" content="light dark">')
    page.goto(site.url)
    page.get_by_role("button", name="Напишите нам").tap()
    axe(page)
    page.get_by_role("textbox", name="Ваше сообщение").fill("Добрый вечер! Сколько стоит ключ от «Форда»?")
    page.get_by_role("button", name="Отправить", exact=True).tap()
    reply(the_talk(), by=nina, text="Добрый вечер! 350 лей, делаем при вас за 15 минут.")
    expect(page.locator(".said:not(.mine)").nth(1)).to_contain_text("350 лей")
    axe(page)
    shot(page, "chat-phone-dark-ru")
    assert page.locator("zabota-chat").get_attribute("data-theme") == "dark"
    box = page.get_by_role("dialog").bounding_box()
    assert (box["x"], box["y"], box["width"]) == (0, 0, 360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    stops = set()
    for _step in range(12):
        page.keyboard.press("Tab")
        stops.add(page.evaluate("document.activeElement.tagName"))
    assert stops == {"ZABOTA-CHAT"}
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Напишите нам")).to_be_focused()


def test_files_and_pictures_go_both_ways(site, desktop, nina):
    page = desktop()
    page.goto(site.url)
    page.get_by_role("button", name="Write to us").click()
    page.locator("input[type=file]").set_input_files(
        [
            {"name": "ключ.png", "mimeType": "image/png", "buffer": PNG},
            {"name": "договор.txt", "mimeType": "text/plain", "buffer": b"42"},
        ]
    )
    expect(page.locator(".chips li")).to_have_count(2)
    page.get_by_role("button", name="Remove договор.txt").click()
    say(page, "Вот такой ключ")
    mine = page.locator(".mine img")
    expect(mine).to_have_attribute("alt", "Picture: ключ.png")
    talk = the_talk()
    assert talk.attachments.get().file.filename == "ключ.png"
    files = [store_file(PNG, "копия.png"), store_file(b"%PDF-1.4 chitan\xc8\x9ba", "chitanța.pdf")]
    reply(talk, by=nina, text="Готово", files=files)
    picture = page.locator(".said:not(.mine) img")
    expect(picture).to_have_attribute("alt", "Picture: копия.png")
    for shown in (mine, picture):
        assert shown.evaluate("async (image) => { await image.decode(); return image.naturalWidth; }") == 240
    shot(page, "chat-files")
    with page.expect_download() as saved:
        page.get_by_role("link", name="chitanța.pdf").click()
    assert saved.value.suggested_filename == "chitanța.pdf"


def test_hostile_words_and_names_of_files_do_not_run(site, desktop, nina):
    page = desktop()
    page.goto(site.url)
    page.get_by_role("button", name="Write to us").click()
    page.locator("input[type=file]").set_input_files(
        {"name": HOSTILE_NAME, "mimeType": "text/html", "buffer": b"<script>window.pwned=1</script>"}
    )
    say(page, HOSTILE)
    expect(page.locator(".mine .words")).to_have_text(HOSTILE)
    reply(the_talk(), by=nina, text=HOSTILE)
    expect(page.locator(".said:not(.mine) .words").nth(1)).to_have_text(HOSTILE)
    page.reload()
    expect(page.locator(".mine .words")).to_have_text(HOSTILE)
    assert page.locator(".log img, .log script").count() == 0
    assert page.evaluate("window.pwned") is None


def test_hostile_words_would_run_on_a_page_that_trusts_them(site, desktop):
    """The control: the same words in the same browser, undefended."""
    page = desktop()
    site.headers = {}
    site.html = f"<!doctype html><title>x</title>{HOSTILE}"
    page.goto(site.url)
    page.wait_for_function("window.pwned === 1")


def test_tabs_stay_in_step_and_what_is_unread_is_counted(site, desktop, nina):
    first = desktop()
    first.goto(site.url)
    second = first.context.new_page()
    second.goto(site.url)
    first.bring_to_front()
    first.get_by_role("button", name="Write to us").click()
    say(first, "Salut")
    expect(first.locator(".mine .words")).to_have_text("Salut")
    expect(second.locator(".mine .words")).to_have_text("Salut")
    first.get_by_role("button", name="Close the chat").click()
    reply(the_talk(), by=nina, text="Bună!")
    expect(first.get_by_role("button", name="Write to us. New messages: 1")).to_be_visible()
    expect(second.get_by_role("button", name="Write to us. New messages: 1")).to_be_visible()
    first.get_by_role("button", name="Write to us").click()
    expect(second.locator(".badge")).to_be_hidden()


def test_a_lost_connection_loses_no_words(site, desktop):
    page = desktop()
    page.goto(site.url)
    page.get_by_role("button", name="Write to us").click()
    page.context.set_offline(True)
    say(page, "Меня слышно?")
    expect(page.get_by_text("Not sent yet.")).to_be_visible()
    assert Delivery.objects.count() == 0
    page.context.set_offline(False)
    expect(page.locator(".mine:not(.waiting) .words")).to_have_text("Меня слышно?", timeout=15_000)
    assert the_talk().message_count == 1


def test_who_writes_is_asked_politely_and_once(site, desktop):
    page = desktop()
    page.goto(site.url)
    page.get_by_role("button", name="Write to us").click()
    say(page, "Есть замки?")
    page.get_by_label("Your name").fill("Вера")
    page.get_by_label("E-mail or phone").fill("vera@example.com")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("You left: Вера, vera@example.com").last).to_be_visible()
    talk = the_talk(2)
    assert talk.customer.identities.filter(kind="email", value="vera@example.com").exists()
    page.reload()
    expect(page.locator(".said")).to_have_count(3)
    expect(page.get_by_label("Your name")).to_have_count(0)


def test_the_trial_page_shows_it(server, desktop, chat_inbox, axe):
    page = desktop()
    page.goto(f"/chat/{chat_inbox.key}/try/")
    page.get_by_role("button", name="Write to us").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    axe(page)


def test_each_side_sees_that_the_other_writes(site, desktop, signed_in, nina):
    visitor = desktop()
    visitor.goto(site.url)
    visitor.get_by_role("button", name="Write to us").click()
    say(visitor, "Здравствуйте!")
    talk = the_talk()
    agent = signed_in(desktop(), nina)
    agent.goto(f"/conversations/{talk.id}/")
    expect(agent.locator("body")).to_have_attribute("data-live-state", "on")
    ours = agent.locator("#customer-writes")
    expect(ours).to_be_hidden()
    visitor.bring_to_front()
    visitor.get_by_role("textbox", name="Your message").press_sequentially("А вы")
    expect(ours).to_be_visible()
    theirs = visitor.locator(".writing")
    agent.locator(".box-tab-note").click()
    agent.locator("#note-text").press_sequentially("Тише")
    agent.locator(".box-tab", has_text="Answer").click()
    expect(theirs).to_have_text("")
    agent.locator("#reply-text").press_sequentially("Да,")
    expect(theirs).to_have_text("Nina is writing…")
    shot(visitor, "chat-writing")
    shot(agent, "desk-writing")
    agent.get_by_role("button", name="Send", exact=True).click()
    expect(visitor.locator(".said:not(.mine)", has_text="Да,")).to_be_visible()
    expect(theirs).to_have_text("")
    expect(ours).to_be_hidden(timeout=9_000)  # it ends by itself
