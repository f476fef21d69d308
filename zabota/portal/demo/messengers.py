"""A demo's Telegram bot and WhatsApp number, with talks as their providers would post them."""

import json
from datetime import datetime, timedelta
from typing import Any

from zabota.channels.actions.connect_inbox import connect_inbox
from zabota.channels.actions.keep_parcel import keep_parcel
from zabota.channels.actions.note_news import note_news
from zabota.channels.actions.note_reach import note_reach
from zabota.channels.actions.take_in import take_in
from zabota.channels.kind import Incoming, News, RawDelivery
from zabota.channels.models import Delivery, Dispatch, Inbox
from zabota.customers.actions.add_identity import add_identity
from zabota.desk.actions.assign import assign
from zabota.desk.actions.receive import receive
from zabota.desk.actions.reply import reply
from zabota.desk.models import Message
from zabota.portal.demo.talks import spoken
from zabota.portal.demo.world import Guest, World

NUMBER = "106540352242922"
READ, DELIVERED, FAILED = "read", "delivered", "failed"
TELEGRAM = ((1_500, 40), (300, 25), (33, None), (9, None))
WHATSAPP = ((2_700, READ), (700, DELIVERED), (95, FAILED), (21, None))
"""Minutes ago, and what became of the answer (of Telegram's: after how many minutes it was given)."""
PROBLEM = "This number has no WhatsApp, or does not take business messages.\n131026 Message undeliverable"


def plan_messengers(world: World) -> None:
    """Two inboxes and eight talks of the last two days; nothing of them leaves the house."""
    desk = world.house.teams[world.house.branches[0].id]
    by = world.user("dan")
    about: dict[str, Any] = {"by": by, "secrets": {}, "team": desk}
    bot = connect_inbox("telegram", name="Telegram", settings={"keeps": True}, **about)
    number = connect_inbox(
        "whatsapp", name="WhatsApp", settings={"keeps": True, "number_id": NUMBER}, **about
    )
    for place, (minutes, then) in enumerate([*TELEGRAM, *WHATSAPP]):
        inbox = bot if place < len(TELEGRAM) else number
        at = world.ends_at - timedelta(minutes=minutes)
        world.diary.at(at, write, world, inbox, 5_000 + place, then)


def write(world: World, inbox: Inbox, number: int, then: Any) -> None:
    """A customer writes; on Telegram some change what they wrote; some are answered."""
    guests = [guest for guest in world.guests if guest.branch == world.house.branches[0]]
    guest = world.dice.choice(guests or world.guests)
    address = str(number) if inbox.kind == "telegram" else phone_of(number)
    add_identity(guest.customer, inbox.channel.identity, address, by=None)
    said = spoken(world, guest)
    now = world.diary.now
    message = hear(inbox, guest, number, said.asked, now)
    if message is None:
        return
    if inbox.kind == "telegram" and then is None:
        hear(inbox, guest, number, f"{said.asked} 🙏", now + timedelta(minutes=2), is_edit=True)
    if then is not None:
        user = world.dice.choice(world.house.desk_of(guest.branch))
        assign(message.conversation, user, by=user)
        message.conversation.refresh_from_db()
        reply(message.conversation, by=user, text=said.answered)


def hear(
    inbox: Inbox, guest: Guest, number: int, text: str, at: datetime, is_edit: bool = False
) -> Message | None:
    """What the provider posts is kept and read as it would be from outside."""
    made = telegram_post if inbox.kind == "telegram" else whatsapp_post
    raw = json.dumps(made(guest, number, text, at, is_edit)).encode()
    [delivery] = take_in(inbox, [RawDelivery(key=f"demo:{number}:{is_edit}", raw=raw)])
    incoming = inbox.channel.read(inbox, raw, {})
    if not isinstance(incoming, Incoming):
        return None
    note_reach(inbox, incoming.sender, wrote_at=at)
    message = receive(incoming, delivery)
    Delivery.objects.filter(id=delivery.id).update(
        read_at=message.at, outcome=Delivery.Outcome.MESSAGE, attempts=1
    )
    return message


def telegram_post(guest: Guest, number: int, text: str, at: datetime, is_edit: bool) -> dict[str, Any]:
    name = guest.customer.name
    sender = {"id": number, "first_name": name, "language_code": guest.language}
    moment = int(at.timestamp())
    said = {"message_id": number, "date": moment, "edit_date": moment, "text": text}
    message = {**said, "chat": {"id": number, "type": "private"}, "from": sender}
    return {"update_id": number + is_edit, "edited_message" if is_edit else "message": message}


def whatsapp_post(guest: Guest, number: int, text: str, at: datetime, is_edit: bool) -> dict[str, Any]:
    phone = phone_of(number)
    said = {"from": phone, "id": f"wamid.{number}", "timestamp": str(int(at.timestamp()))}
    value = {
        "metadata": {"phone_number_id": NUMBER},
        "contacts": [{"wa_id": phone, "profile": {"name": guest.customer.name}}],
        "messages": [{**said, "type": "text", "text": {"body": text}}],
    }
    return {"entry": [{"changes": [{"value": value}]}]}


def phone_of(number: int) -> str:
    return f"3736912{number}"


def tell_fates(world: World) -> None:
    """What became of the answers on WhatsApp, once they count as sent."""
    sent = Dispatch.objects.filter(inbox__kind="whatsapp").select_related("inbox").order_by("id")
    for dispatch, state in zip(sent, [then for _minutes, then in WHATSAPP if then], strict=False):
        keep_parcel(dispatch, 0, f"wamid.ours-{dispatch.id}")
        problem = PROBLEM if state == FAILED else ""
        at = (dispatch.sent_at or world.ends_at) + timedelta(minutes=1)
        note_news(dispatch.inbox, News(str(state), f"wamid.ours-{dispatch.id}", at=at, problem=problem))
