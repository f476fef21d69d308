"""The chat on a company's own site, in a real browser: another origin, live answers, files, phone, hostile words."""

import os
import time
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.site import Site
from zabota.channels.models import Inbox
from zabota.core.actions.store_file import store_file
from zabota.desk.actions.reply import reply
from zabota.desk.models import Conversation

SHOTS = os.environ.get("ZABOTA_SHOTS")
HOSTILE = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script> javascript:window.pwned=1'
HOSTILE_NAME = '"><img src=x onerror=window.pwned=1>.txt'


def shot(page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"))


def tiny_png() -> bytes:
    out = BytesIO()
    Image.new("RGB", (240, 160), "#c8623a").save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def chat_inbox(central, desk_team) -> Inbox:
    return Inbox.objects.create(
        name="Site", kind="chat", key="site-chat", branch=central, team=desk_team, settings={"acknowledge": False}
    )


@pytest.fixture
def site(server, chat_inbox):
    """The company's own page, with the embed code on it, under a strict policy of its own."""
    kept = Site()
    kept.headers = {
        "Content-Security-Policy": f"default-src 'self'; script-src {server}; connect-src {server}; img-src {server}"
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
