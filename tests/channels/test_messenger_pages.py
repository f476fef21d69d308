"""Messengers on the desk and on their pages of settings, in a real browser."""

import pytest

from tests.channels.provider import read_all, told
from tests.channels.sms.conftest import SECRET
from tests.channels.sms.server import INBOUND
from tests.channels.telegram.conftest import bot, bots, own_network
from tests.channels.telegram.server import BotApi
from tests.channels.test_pages import shot
from tests.channels.web import PNG
from tests.channels.whatsapp.conftest import meta, number
from tests.channels.whatsapp.server import BODY, VERA, post, signed, status, words
from tests.story.conftest import until
from zabota.channels.actions.note_reach import note_reach
from zabota.channels.hooks import hook_secret
from zabota.channels.models import Delivery, Inbox, Reach
from zabota.desk.actions.reply import reply
from zabota.desk.models import Conversation, Message

__all__ = ["bot", "bots", "meta", "number", "own_network"]
DAY = 24 * 3600


@pytest.fixture
def busy_bot(client, bots: BotApi, bot) -> Inbox:
    """Vera wrote, changed it, and sent a picture and a file that is gone."""
    shown = {"X-Telegram-Bot-Api-Secret-Token": hook_secret(bot)}
    bots.files = {"big": ("photos/file_1.jpg", PNG)}
    told(client, bot, bots.update(text="Заказ 77, когда будет готов?"), **shown)
    told(client, bot, bots.update("edited_message", text="Заказ 78, когда будет готов?"), **shown)
    told(client, bot, bots.update(photo=[{"file_id": "big"}], message_id=12), **shown)
    told(client, bot, bots.update(document={"file_id": "x", "file_name": "Акт.pdf"}, message_id=13), **shown)
    all_read()
    return bot


def all_read() -> None:
    """The running server reads as well: whoever is first, in the end all is read and fetched."""
    read_all()
    until(lambda: not Delivery.objects.unread().exists(), "everything is read")
    read_all()


def written(client, inbox, *items) -> None:
    body, headers = signed(post(*items))
    told(client, inbox, body, **headers)
    all_read()


@pytest.mark.parametrize(("look", "scheme"), [("phone", "dark"), ("desktop", "light")])
def test_the_pages_are_readable_and_accessible(
    request, signed_in, client, nina, dan, busy_bot, number, axe, look, scheme
):
    for user in (dan, nina):
        user.language = "ru"
        user.save()
    opened = request.getfixturevalue(look)
    page = signed_in(opened(color_scheme=scheme, locale="ru-RU"), dan)
    pages = {
        "kinds": "/inboxes/new/",
        "new-sms": "/inboxes/new/sms/",
        "telegram": f"/inboxes/{busy_bot.pk}/",
        "whatsapp": f"/inboxes/{number.pk}/",
        "hours": f"/inboxes/{busy_bot.pk}/hours/",
        "deliveries": f"/inboxes/{busy_bot.pk}/deliveries/",
    }
    for name, url in pages.items():
        assert page.goto(url).status == 200
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        shot(page, f"{name}-{look}-{scheme}")
    page = signed_in(opened(color_scheme=scheme, locale="ru-RU"), nina)
    page.goto(f"/conversations/{Conversation.objects.get().pk}/")
    assert page.locator(".said .chip", has_text="изменено клиентом").count() == 1
    assert page.locator(".said-pictures img").count() == 1
    axe(page)
    shot(page, f"talk-{look}-{scheme}")


def test_the_window_is_told_a_text_is_chosen_and_its_fate_appears(
    signed_in, desktop, client, nina, number, meta, axe
):
    written(client, number, words())
    memory: dict = {}
    number.channel.set_up(number, memory.update)
    number.state = {"whatsapp": memory}
    number.save()
    talk = Conversation.objects.get()
    message = reply(talk, by=nina, text="Скоро ответим.")
    first = sent_now(message)
    Reach.objects.all().delete()
    note_reach(number, VERA, wrote_at=talk.opened_at.replace(year=2025))
    page = signed_in(desktop(locale="ru-RU"), nina)
    page.goto(f"/conversations/{talk.pk}/")
    page.locator("#reply-form").get_by_text("прошло больше 24 часов").wait_for()
    written(client, number, status(first, "delivered"))
    page.locator(".said.sending-delivered").wait_for()
    page.locator("[data-ready-text]").click()
    box = page.locator("#reply-text")
    assert box.input_value() == BODY
    assert page.evaluate("getSelection().toString()") in ("{{1}}", "")
    axe(page)
    shot(page, "window-desktop")
    box.fill("Так нельзя")
    page.get_by_role("button", name="Отправить", exact=True).click()
    page.locator("#reply-news .notice, .toast").first.wait_for()
    assert Message.objects.filter(text="Так нельзя").count() == 0
    box.fill(BODY.replace("{{1}}", "Вера").replace("{{2}}", "78"))
    page.get_by_role("button", name="Отправить", exact=True).click()
    page.get_by_text("Ваш заказ №78 готов").first.wait_for()


def sent_now(message: Message) -> str:
    """The provider's id of a message that is on its way."""
    return until(lambda: message.dispatch.parcels.first(), "the parcel").external_id


def test_sms_are_counted_while_they_are_written(signed_in, desktop, client, nina, central, desk_team):
    inbox = Inbox.objects.create(
        name="SMS", kind="sms", key="the-sms", branch=central, team=desk_team,
        settings={**INBOUND, "url": "https://sms.example/"}, secrets={"in_secret": SECRET},
    )  # fmt: skip
    told(client, inbox, {"from": "+37369123456", "text": "Здравствуйте", "id": "1", "secret": SECRET})
    all_read()
    page = signed_in(desktop(locale="ru-RU"), nina)
    page.goto(f"/conversations/{Conversation.objects.get().pk}/")
    box, counted = page.locator("#reply-text"), page.locator(".box-sms")
    for text, told_so in (
        ("a" * 160, "160 знаков · 1 SMS · GSM-7"),
        ("a" * 159 + "€", "161 знаков · 2 SMS · GSM-7"),
        ("ё" * 71, "71 знаков · 2 SMS · UCS-2"),
        ("😀" * 35, "70 знаков · 1 SMS · UCS-2"),
    ):
        box.fill(text)
        assert counted.inner_text() == told_so
    shot(page, "sms-desktop")
