"""From a message in each messenger to an answer that arrived, by way of the desk's own page."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest

from tests.channels.open_json import server as own
from tests.channels.provider import Provider, own_network
from tests.channels.sms import server as sms
from tests.channels.telegram import server as telegram
from tests.channels.viber import server as viber
from tests.channels.vk import server as vk
from tests.channels.whatsapp import server as whatsapp
from tests.story.conftest import until
from zabota.channels.hooks import hook_secret
from zabota.channels.models import Dispatch, Inbox
from zabota.desk.models import Conversation

__all__ = ["own_network"]
ASKED = "Здравствуйте! Când e gata comanda, ёж?"
ANSWER = "Bună ziua! Готово, приходите до 18:00."
SECRET = "тайна шлюза"


@dataclass
class Way:
    """One channel: its server, the inbox's settings, and what its provider posts."""

    provider: Provider
    settings: dict
    secrets: dict
    asks: Callable[[Inbox], tuple[bytes, dict[str, str]]]
    got: Callable[[], list[str]]
    reports: Callable[[str], tuple[bytes, dict[str, str]]] | None


def by_telegram() -> Way:
    bots = telegram.BotApi()

    def asks(inbox):
        return bots.body(bots.update(text=ASKED)), {"X-Telegram-Bot-Api-Secret-Token": hook_secret(inbox)}

    def got():
        return [one.json["text"] for one in bots.asked if one.path.endswith("sendMessage")]

    return Way(bots, {"api_url": bots.url}, {"token": telegram.TOKEN}, asks, got, None)


def by_whatsapp() -> Way:
    meta = whatsapp.CloudApi()
    settings = {"api_url": f"{meta.url}/v23.0", "number_id": whatsapp.NUMBER}
    return Way(
        meta,
        settings,
        {"access_token": whatsapp.TOKEN, "app_secret": whatsapp.SECRET},
        lambda inbox: whatsapp.signed(whatsapp.post(whatsapp.words(body=ASKED))),
        lambda: [one["text"]["body"] for one in meta.messages],
        lambda number: whatsapp.signed(whatsapp.post(whatsapp.status(number, "delivered"))),
    )


def by_viber() -> Way:
    pa = viber.ViberApi()
    return Way(
        pa,
        {"api_url": f"{pa.url}/pa"},
        {"token": viber.TOKEN},
        lambda inbox: viber.signed(viber.message(text=ASKED)),
        lambda: [one["text"] for one in pa.messages],
        lambda number: viber.signed(viber.news("delivered", int(number))),
    )


def by_vk() -> Way:
    api = vk.VkApi()

    def asks(inbox):
        told = vk.event("message_new", {"message": vk.message(text=ASKED)}, hook_secret(inbox))
        return json.dumps(told).encode(), {}

    settings = {"api_url": f"{api.url}/method", "group_id": str(vk.GROUP)}
    return Way(
        api, settings, {"token": vk.TOKEN}, asks, lambda: [one["message"] for one in api.sent.values()], None
    )


def by_sms() -> Way:
    gateway = sms.Gateway()
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    asked = {"from": "+37369123456", "text": ASKED, "id": "in-1", "secret": SECRET}
    settings = {**sms.INBOUND, **sms.SETTINGS["json"], "url": f"{gateway.url}/json"}
    return Way(
        gateway,
        settings,
        {"key": sms.KEY, "in_secret": SECRET},
        lambda inbox: (urlencode(asked).encode(), form),
        lambda: [one["content"] for one in gateway.sent.values()],
        lambda number: (urlencode({"id": number, "status": "DELIVRD", "secret": SECRET}).encode(), form),
    )


def by_json() -> Way:
    program = own.Program()
    return Way(
        program,
        {"url": f"{program.url}/answers"},
        {"signing_secret": own.SECRET},
        lambda inbox: own.signed(own.words(text=ASKED)),
        lambda: [one["text"] for one in program.taken],
        lambda number: own.signed({"type": "delivered", "id": "n-1", "about": number}),
    )


@pytest.fixture
def way(request) -> Iterator[Way]:
    found = request.param()
    found.provider.start()
    yield found
    found.provider.stop()


WAYS = [by_telegram, by_whatsapp, by_viber, by_vk, by_sms, by_json]


@pytest.mark.parametrize("way", WAYS, indirect=True, ids=lambda make: make.__name__[3:])
def test_a_message_is_answered_and_its_fate_is_seen(
    server, own_network, limits, way, central, desk_team, nina, member, request
):
    kind = request.node.callspec.id
    inbox = Inbox.objects.create(
        name=kind, kind=kind, key=f"the-{kind}", branch=central, team=desk_team,
        settings={**way.settings, "acknowledge": False}, secrets=way.secrets,
    )  # fmt: skip
    door = f"{server}/in/{inbox.key}/"

    body, headers = way.asks(inbox)
    assert way.provider.post(door, body, **{"Content-Type": "application/json", **headers}).status_code < 300
    talk = until(lambda: Conversation.objects.filter(inbox=inbox).first(), "a conversation")
    assert talk.messages.get().text == ASKED and talk.due_at

    desk = member(nina)
    page = desk.get(f"/conversations/{talk.id}/")
    assert ASKED in page.text
    desk.post(f"/conversations/{talk.id}/reply/", text=ANSWER, version=talk.version, key="one-press")
    until(lambda: way.got() == [ANSWER], "the answer at the provider")
    dispatch = until(lambda: Dispatch.objects.filter(inbox=inbox).exclude(sent_at=None).first(), "it is sent")
    if way.reports is None:  # the provider tells nothing
        return
    body, headers = way.reports(dispatch.parcels.get().external_id)
    way.provider.post(door, body, **{"Content-Type": "application/json", **headers})
    until(lambda: Dispatch.objects.exclude(delivered_at=None).exists(), "the news")
    assert "sending-delivered" in desk.get(f"/conversations/{talk.id}/").text
