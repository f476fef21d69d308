"""The inbox in a real browser, on the real application: keys, drafts, two people, live news, phone, looks."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.cast import hire
from zabota.channels.kind import Incoming
from zabota.channels.models import Delivery
from zabota.customers.actions.note_expectation import note_expectation
from zabota.desk.actions.note import note
from zabota.desk.actions.receive import receive
from zabota.desk.actions.reply import reply
from zabota.desk.models import ContactReason, Draft, Fulfilment, Message


@pytest.fixture
def write(mail_inbox):
    """write("Where is it?") is a mail of Alice's; `to` is the talk it answers."""
    keys = iter(range(1000))

    def arrive(text, to=None, **more):
        values = {
            "sender": "alice@example.com",
            "sender_name": "Alice Popescu",
            "identity_kind": "email",
            "subject": "Order 77",
            "conversation_ids": (to.id,) if to else (),
            **more,
        }
        delivery = Delivery.objects.create(
            inbox=mail_inbox, key=f"{next(keys)}", raw=b"raw", read_at=timezone.now(), outcome="message"
        )
        return receive(Incoming(text=text, **values), delivery).conversation

    return arrive


@pytest.fixture
def talk(alice, write):
    return write("Where is my order?")


@pytest.fixture
def nina_at(desktop, signed_in, nina, server):
    """nina_at(path) is Nina's page; what the browser complained of is in `page.said`."""

    def open_page(path, opener=desktop, **wishes):
        page = signed_in(opener(**wishes), nina)
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.goto(path)
        return page

    return open_page


def path_of(talk):
    return f"/conversations/{talk.id}/"


def outgoing(talk):
    sent = Message.objects.filter(conversation=talk, direction="out", author="user")
    return list(sent.values_list("text", flat=True))


def test_a_customer_is_answered_without_the_mouse(nina_at, talk):
    page = nina_at("/inbox/")
    expect(page.locator(f"#row-{talk.id}")).to_be_visible()
    page.keyboard.press("j")
    expect(page.get_by_role("heading", level=1, name="Order 77")).to_be_visible()
    assert page.url.endswith(path_of(talk))
    expect(page.locator(f"#row-{talk.id}")).to_have_attribute("aria-current", "true")
    page.keyboard.press("r")
    expect(page.locator("#reply-text")).to_be_focused()
    page.keyboard.type("Mâine, la 10:00.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".said-out", has_text="Mâine, la 10:00.")).to_be_visible()
    expect(page.locator("#reply-text")).to_have_value("")
    assert outgoing(talk) == ["Mâine, la 10:00."]
    assert page.said == []


def test_one_answer_after_another_and_each_goes_once(nina_at, talk):
    page = nina_at(path_of(talk))
    for text in ("One", "Two"):
        page.locator("#reply-text").fill(text)
        page.locator("#reply-text").press("Control+Enter")
        expect(page.locator(".said-out", has_text=text)).to_have_count(1)
        expect(page.locator("#reply-text")).to_have_value("")
    assert outgoing(talk) == ["One", "Two"]


def test_sent_and_resolved_with_reason_and_outcome(nina_at, talk):
    reason = ContactReason.objects.create(name="Delivery")
    page = nina_at(path_of(talk))
    page.keyboard.press("r")
    page.keyboard.type("It is there.")
    page.keyboard.press("Control+Shift+Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Was what the customer needed done?")).to_be_visible()
    assert outgoing(talk) == []
    dialog.get_by_label("Why did the customer write?").select_option(label="Delivery")
    dialog.get_by_role("button", name="Send and resolve").click()
    expect(dialog).to_have_count(0)
    expect(page.locator("#talk-head .chip-success")).to_contain_text("resolved")
    talk.refresh_from_db()
    assert outgoing(talk) == ["It is there."]
    assert (talk.outcome, talk.reason) == ("done", reason) and talk.is_resolved


@pytest.mark.parametrize("with_reply", [True, False], ids=["with the reply", "alone"])
def test_an_expectation_is_marked_beside_the_question(nina_at, talk, alice, nina, axe, with_reply):
    calm = note_expectation(alice, "To be called back before six", by=nina, is_confirmed=True)
    note_expectation(alice, "Silence", by=nina)
    page = nina_at(path_of(talk))
    if with_reply:
        page.locator("#reply-text").fill("It is there.")
        page.locator("[data-settle]").click()
    else:
        page.locator("#talk-head").get_by_role("button", name="Resolve").click()
    dialog = page.get_by_role("dialog")
    wish = dialog.get_by_role("group", name="To be called back before six")
    expect(wish.get_by_label("not marked")).to_be_checked()
    wish.get_by_label("not met", exact=True).check()
    axe(page)
    dialog.locator(".btn-primary").click()
    expect(page.locator("#talk-head .chip-success")).to_contain_text("resolved")
    kept = Fulfilment.objects.get()
    assert (kept.expectation, kept.conversation, kept.is_met) == (calm, talk, False)
    page.goto(f"/customers/{alice.id}/")
    told = page.locator("#section-expectations .fulfilled")
    expect(told).to_contain_text("not met 1 time")
    axe(page)
    told.get_by_role("link", name=f"#{talk.id}").click()
    expect(page).to_have_url(re.compile(path_of(talk)))


def test_a_resolution_that_lacks_its_reason_is_not_sent(nina_at, talk):
    ContactReason.objects.create(name="Delivery")
    page = nina_at(path_of(talk))
    page.locator("#reply-text").fill("It is there.")
    page.locator("[data-settle]").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Send and resolve").click()
    expect(dialog.locator("select:invalid")).to_be_focused()
    dialog.get_by_label("not done", exact=True).check()
    dialog.get_by_label("Why did the customer write?").select_option(label="Delivery")
    dialog.get_by_role("button", name="Send and resolve").click()
    expect(page.locator("#reply-news")).to_contain_text("Say in a few words why it was not done.")
    expect(page.locator("#reply-text")).to_have_value("It is there.")
    assert outgoing(talk) == []


def test_a_draft_survives_a_reload_and_goes_with_the_answer(nina_at, talk):
    page = nina_at(path_of(talk))
    page.locator("#reply-text").press_sequentially("Привет, Alice")
    expect(page.locator(".box-kept")).to_have_text("Draft kept")
    page.reload()
    expect(page.locator("#reply-text")).to_have_value("Привет, Alice")
    page.locator("#reply-text").press("Control+Enter")
    expect(page.locator("#reply-text")).to_have_value("")
    page.reload()
    expect(page.locator("#reply-text")).to_have_value("")
    assert not Draft.objects.exists()


def test_a_draft_left_in_the_middle_of_a_word_is_kept_too(nina_at, talk):
    page = nina_at(path_of(talk))
    page.locator("#reply-text").press_sequentially("Half a wo")
    page.goto("/inbox/")
    expect(page.locator(".row").first).to_be_visible()  # what was on its way has arrived
    page.goto(path_of(talk))
    expect(page.locator("#reply-text")).to_have_value("Half a wo")


def test_of_two_who_answer_at_once_the_second_sees_the_first(nina_at, talk, oleg):
    page = nina_at(path_of(talk))
    page.locator("#reply-text").fill("Nina's own words")
    reply(talk, by=oleg, text="Oleg was faster")
    page.locator("#reply-text").press("Control+Enter")
    news = page.locator("#reply-news .meanwhile")
    expect(news).to_contain_text("Oleg was faster")
    expect(page.locator("#reply-text")).to_have_value("Nina's own words")
    assert outgoing(talk) == ["Oleg was faster"]
    page.locator("#reply-text").press("Control+Enter")
    expect(page.locator(".said-out", has_text="Nina's own words")).to_be_visible()
    assert outgoing(talk) == ["Oleg was faster", "Nina's own words"]


def test_news_come_live_and_disturb_nothing(nina_at, talk, write, nina):
    for number in range(25):
        note(talk, by=nina, text=f"Line {number}\n\n\n")
    page = nina_at(path_of(talk))
    expect(page.locator("body")).to_have_attribute("data-live-state", "on")
    page.locator("#reply-text").fill("I am writing")
    page.locator("#reply-text").focus()
    page.locator("#talk-scroll").evaluate("node => node.scrollTop = 200")
    write("And where is the bill?", to=talk)
    write("Something else", subject="New things")
    expect(page.locator("#entries")).to_contain_text("And where is the bill?")
    expect(page.locator(".rows")).to_contain_text("New things")
    expect(page.locator("#reply-text")).to_have_value("I am writing")
    expect(page.locator("#reply-text")).to_be_focused()
    assert page.locator("#talk-scroll").evaluate("node => node.scrollTop") == 200


def test_a_message_that_came_while_writing_is_shown_before_the_answer_goes(nina_at, talk, write):
    page = nina_at(path_of(talk))
    expect(page.locator("body")).to_have_attribute("data-live-state", "on")
    page.locator("#reply-text").fill("It comes tomorrow")
    write("I no longer need it!", to=talk)
    expect(page.locator("#entries")).to_contain_text("I no longer need it!")
    page.locator("#reply-text").press("Control+Enter")
    expect(page.locator("#reply-news .meanwhile")).to_contain_text("I no longer need it!")
    assert outgoing(talk) == []


def test_a_note_is_written_with_n_and_looks_like_a_note(nina_at, talk):
    page = nina_at(path_of(talk))
    page.keyboard.press("n")
    expect(page.locator("#note-text")).to_be_focused()
    page.keyboard.type("Only between us")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".said-note")).to_contain_text("Note: only colleagues see it")
    assert outgoing(talk) == [] and talk.notes.count() == 1


def test_assigned_snoozed_and_handed_on_by_keys(nina_at, talk, oleg):
    page = nina_at(path_of(talk))
    page.keyboard.press("a")
    page.get_by_role("dialog").get_by_label("Find a colleague").fill("ole")
    page.get_by_role("dialog").get_by_role("button", name="Oleg").click()
    expect(page.locator("#entries")).to_contain_text("Nina gave it to Oleg")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("s")
    page.get_by_role("dialog").get_by_role("button", name="In an hour").click()
    expect(page.locator("#entries")).to_contain_text("Nina snoozed it until")
    talk.refresh_from_db()
    assert talk.assignee == oleg and talk.snoozed_until > timezone.now() + timedelta(minutes=50)


def test_pictures_are_pasted_and_dropped_shown_and_sent(nina_at, talk):
    page = nina_at(path_of(talk))
    page.evaluate(
        """async () => {
        const canvas = Object.assign(document.createElement("canvas"), {width: 20, height: 20});
        canvas.getContext("2d").fillRect(0, 0, 20, 20);
        const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
        const pasted = new DataTransfer();
        pasted.items.add(new File([blob], "ecran.png", {type: "image/png"}));
        const box = document.getElementById("reply-text");
        const paste = {clipboardData: pasted, bubbles: true, cancelable: true};
        box.dispatchEvent(new ClipboardEvent("paste", paste));
        const dropped = new DataTransfer();
        dropped.items.add(new File(["text"], "письмо.txt", {type: "text/plain"}));
        box.dispatchEvent(new DragEvent("drop", {dataTransfer: dropped, bubbles: true, cancelable: true}));
    }"""
    )
    expect(page.locator("#reply-form .box-files li")).to_have_count(2)
    expect(page.locator("#reply-form .box-files img")).to_have_count(1)
    page.locator("#reply-text").press("Control+Enter")
    expect(page.locator(".said-pictures img")).to_have_js_property("naturalWidth", 20)
    expect(page.locator(".said-files")).to_contain_text("письмо.txt")
    expect(page.locator("#reply-form .box-files li")).to_have_count(0)


def test_who_else_looks_is_told(nina_at, desktop, signed_in, talk, oleg):
    his = signed_in(desktop(), oleg)
    his.goto(path_of(talk))
    expect(his.locator("#entries")).to_contain_text("Where is my order?")
    his.wait_for_timeout(500)
    expect(nina_at(path_of(talk)).locator("#others")).to_contain_text("Oleg is looking")


def test_a_phone_shows_one_pane_at_a_time(nina_at, phone, talk):
    page = nina_at("/inbox/", phone)
    expect(page.locator(".talk-pane")).to_have_count(0)
    page.locator(f"#row-{talk.id}").click()
    expect(page.get_by_role("heading", level=1, name="Order 77")).to_be_visible()
    expect(page.locator(".inbox-list")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Customer", exact=True).click()
    expect(page.locator(".side-pane")).to_contain_text("alice@example.com")
    page.get_by_role("button", name="Back to the talk").click()
    page.locator("#reply-text").fill("Mâine")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(".said-out", has_text="Mâine")).to_be_visible()
    page.get_by_role("link", name="Back to the list").click()
    expect(page.locator(".inbox-list")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_empty_and_full_it_is_accessible(nina_at, nina, oleg, axe, write, alice, theme):
    page = nina_at("/inbox/", color_scheme=theme)
    axe(page)
    talk = write("Hello", html="<p>Hello</p>", problems=["An odd mail"])
    note(talk, by=oleg, text="Look, @Nina")
    reply(talk, by=nina, text="Yes")
    page.goto("/inbox/open/")
    axe(page)
    page.goto(path_of(talk))
    expect(page.locator(".side-card")).to_be_visible()
    expect(page.locator(".rows")).to_be_visible()
    axe(page)
    for key in "aset":
        page.keyboard.press(key)
        expect(page.get_by_role("dialog")).to_be_visible()
        axe(page)
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("n")
    axe(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_a_phone_in_russian_it_is_accessible_and_fits(nina_at, phone, nina, axe, talk, theme):
    reply(talk, by=nina, text="Да")
    page = nina_at("/inbox/open/", phone, color_scheme=theme, locale="ru-RU")
    for path in ("/inbox/open/", path_of(talk), f"/conversations/{talk.id}/clocks/", "/conversations/new/"):
        page.goto(path)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_its_settings_are_accessible(desktop, signed_in, central, axe, theme):
    page = signed_in(desktop(color_scheme=theme), hire("Oleg", "team_lead", central))
    for path in ("contact-reasons/", "contact-reasons/new/", "limits/", "limits/new/"):
        page.goto(f"/settings/{path}")
        axe(page)
