"""Conversations of a demo company, from the question to the result."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from zabota.channels.actions.take_in import take_in
from zabota.channels.kind import Incoming, RawDelivery
from zabota.channels.models import Delivery, Inbox
from zabota.company.models import User
from zabota.desk.actions.assign import assign
from zabota.desk.actions.merge import merge
from zabota.desk.actions.note import note
from zabota.desk.actions.open_conversation import open_conversation
from zabota.desk.actions.receive import receive
from zabota.desk.actions.reply import reply
from zabota.desk.actions.snooze import snooze
from zabota.desk.models import Conversation
from zabota.desk.seeds import answer_moment
from zabota.portal.demo import words
from zabota.portal.demo.plan import Talk
from zabota.portal.demo.surveys import await_answer
from zabota.portal.demo.world import Guest, World

BUSY_HOURS = {
    8: 4,
    9: 9,
    10: 10,
    11: 9,
    12: 6,
    13: 5,
    14: 7,
    15: 7,
    16: 6,
    17: 6,
    18: 5,
    19: 4,
    20: 4,
    21: 3,
    22: 1,
}
BUSY_DAYS = (10, 9, 8, 8, 9, 5, 3)
TIMES = ("8:40", "9:20", "10:00", "11:30", "14:10", "15:00", "16:40", "17:20")


@dataclass(frozen=True)
class Affair:
    """One conversation on its way, with the words that are spoken in it."""

    conversation: Conversation
    guest: Guest
    said: Talk
    by: User


def moments(world: World, number: int) -> list[datetime]:
    """When customers write: mostly in the morning of a working day, never in the future."""
    days = [
        world.begins_at + timedelta(days=day) for day in range(1, (world.ends_at - world.begins_at).days + 1)
    ]
    weights = [BUSY_DAYS[day.weekday()] for day in days]
    found: list[datetime] = []
    while len(found) < number:
        day = world.dice.choices(days, weights)[0]
        hour = world.dice.choices([*BUSY_HOURS], [*BUSY_HOURS.values()])[0]
        moment = day.replace(hour=hour, minute=world.dice.randrange(60), second=world.dice.randrange(60))
        if world.begins_at < moment < world.ends_at - timedelta(minutes=20):
            found.append(moment)
    return found


def plan_talks(world: World, number: int) -> None:
    for moment in moments(world, number):
        world.diary.at(moment, somebody_writes, world)


def somebody_writes(world: World) -> None:
    """One of the customers met so far; the whole affair follows from it."""
    guest = world.dice.choice(world.guests)
    affair = begin(world, guest, inbox_for(world, guest))
    world.diary.at(answer_moment(world.dice, affair.conversation), answer, world, affair)
    if world.chance(0.03):
        world.diary.at(world.diary.now + world.minutes(3, 15), write_again, world, affair)


def inbox_for(world: World, guest: Guest) -> Inbox:
    """Chat for those who have it, else mail twice as often as the form."""
    ways = {inbox.kind: inbox for inbox in world.house.inboxes}
    if guest.chat and "chat" in ways and world.chance(0.7):
        return ways["chat"]
    return ways["form"] if "form" in ways and world.chance(0.35) else ways["email"]


def begin(
    world: World, guest: Guest, inbox: Inbox, said: Talk | None = None, by: User | None = None
) -> Affair:
    """What the customer wrote first; it waits for an answer, with `by` or with nobody."""
    said = spoken(world, guest, said)
    conversation = open_conversation(
        inbox=inbox,
        customer=guest.customer,
        subject="" if inbox.kind == "chat" else said.subject,
        text=world.dice.choice(words.HELLO[guest.language]) + said.asked,
        address=guest.chat if inbox.kind == "chat" else guest.email,
        branch=guest.branch,
        team=world.house.teams[guest.branch.id],
        by=None,
        from_customer=True,
    )
    if by:
        assign(conversation, by, by=None)
    return Affair(conversation, guest, said, by or world.dice.choice(world.house.desk_of(guest.branch)))


def spoken(world: World, guest: Guest, said: Talk | None = None) -> Talk:
    """A talk in the customer's language with its slots filled, the same ones in each part of it."""
    dice, language = world.dice, guest.language
    said = said or dice.choice(world.plan.talks[language])
    slots = {name: dice.choice(values) for name, values in world.plan.slots[language].items()}
    slots |= {
        "a": guest.ending,
        "time": dice.choice(TIMES),
        "sum": str(dice.randrange(8, 90) * 10),
        "number": str(dice.randrange(1000, 9999)),
    }
    return Talk(said.reason, *(_capital(part.format(**slots)) for part in said[1:]))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def answer(world: World, affair: Affair) -> None:
    """The first answer: the result at once, or a word that somebody is at it."""
    conversation, guest = affair.conversation, affair.guest
    assign(conversation, affair.by, by=affair.by)
    if world.chance(0.12):
        note(conversation, by=affair.by, text=world.dice.choice(words.NOTES[guest.language]))
    way = world.dice.random()
    if way < 0.45:
        bring_result(world, affair)
    elif way < 0.8:
        reply(conversation, by=affair.by, text=addressed(affair, affair.said.answered))
        world.diary.at(world.diary.now + world.minutes(12, 500), thank, world, affair)
    else:
        reply(
            conversation,
            by=affair.by,
            text=addressed(affair, world.dice.choice(words.LOOKING[guest.language])),
        )
        later = world.diary.now + world.hours(3, 26)
        if world.chance(0.4):
            snooze(conversation, by=affair.by, until=later)
        world.diary.at(later + world.minutes(2, 60), bring_result, world, affair)


def thank(world: World, affair: Affair) -> None:
    """The customer answers; a closing word of ours settles it."""
    hear(affair, affair.said.thanked)
    world.diary.at(world.diary.now + world.minutes(5, 200), close, world, affair)


def close(world: World, affair: Affair) -> None:
    bring_result(world, affair, world.dice.choice(words.CLOSING[affair.guest.language]))


def bring_result(world: World, affair: Affair, text: str = "") -> None:
    """The reply that settles it and asks how it was; the survey is answered by some, later."""
    settle(world, affair, text)
    await_answer(world, affair.conversation)


def settle(world: World, affair: Affair, text: str = "") -> None:
    conversation = affair.conversation
    outcome = world.dice.choices(["done", "partly", "not_done"], [90, 7, 3])[0]
    reply(
        conversation,
        by=affair.by,
        text=text or addressed(affair, affair.said.answered),
        resolving=True,
        reason=world.reasons[affair.said.reason],
        outcome=outcome,
        resolution_note="" if outcome == "done" else words.WHY_NOT[affair.guest.language],
    )


def addressed(affair: Affair, text: str) -> str:
    first_name = affair.guest.customer.name.split()[0]
    return f"{words.HELLO_NAME[affair.guest.language].format(name=first_name)}{text}\n\n{affair.by.name}"


def hear(affair: Affair, text: str) -> None:
    """The customer writes on, by the way the conversation came."""
    conversation, guest = affair.conversation, affair.guest
    inbox = conversation.inbox
    kind = "chat" if inbox.kind == "chat" else "email"
    sender = guest.chat if kind == "chat" else guest.email
    raw = f"From: {guest.customer.name} <{sender}>\nSubject: {conversation.subject}\n\n{text}\n".encode()
    (delivery,) = take_in(
        inbox, [RawDelivery(key=f"demo-{conversation.id}-{conversation.message_count}", raw=raw)]
    )
    said = Incoming(
        sender=sender,
        sender_name=guest.customer.name,
        text=text,
        identity_kind=kind,
        conversation_ids=(conversation.id,),
        sender_is_proven=True,
    )
    message = receive(said, delivery)
    Delivery.objects.filter(id=delivery.id).update(
        read_at=message.at, outcome=Delivery.Outcome.MESSAGE, attempts=1
    )


def write_again(world: World, affair: Affair) -> None:
    """The same customer by another way; the desk makes the two one."""
    others = [
        inbox for inbox in world.house.inboxes if inbox.kind not in ("chat", affair.conversation.inbox.kind)
    ]
    if not others:
        return
    asked = words.AGAIN[affair.guest.language].format(a=affair.guest.ending)
    said = Talk(affair.said.reason, affair.said.subject, asked, *affair.said[3:])
    second = begin(world, affair.guest, others[0], said)
    world.diary.at(world.diary.now + world.minutes(5, 40), join, affair, second)


def join(affair: Affair, second: Affair) -> None:
    merge(affair.conversation, second.conversation, by=affair.by)
