"""Plans and service orders in every state, made by the actions, in the language of the demo."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.utils.translation import get_language
from PIL import Image, ImageDraw

from zabota.channels.models import Inbox
from zabota.company.models import Branch, User
from zabota.core.actions.store_file import store_file
from zabota.core.models import StoredFile
from zabota.customers.models import Customer
from zabota.desk.actions.assign import assign
from zabota.desk.actions.open_conversation import open_conversation
from zabota.desk.models import Conversation
from zabota.orders.actions.answer_price import answer_price
from zabota.orders.actions.attach_evidence import attach_evidence
from zabota.orders.actions.begin_order import begin_order
from zabota.orders.actions.begin_plan import begin_plan
from zabota.orders.actions.do_step import do_step
from zabota.orders.actions.give_warranty import give_warranty
from zabota.orders.actions.list_part import list_part
from zabota.orders.actions.offer_options import WayOut, offer_options
from zabota.orders.actions.offer_price import offer_price
from zabota.orders.actions.provide_types import provide_types
from zabota.orders.actions.save_area import save_area
from zabota.orders.actions.save_licence import save_licence
from zabota.orders.actions.save_maker import save_maker
from zabota.orders.actions.save_work import save_work
from zabota.orders.actions.watch_orders import watch_orders
from zabota.orders.actions.write_order import write_order
from zabota.orders.models import Lateness, RequestType, ServiceOrder, Work
from zabota.orders.seed_words import WORDS

HOUR = timedelta(hours=1)
TEAL, AMBER = (38, 128, 124), (214, 150, 54)


@dataclass(frozen=True)
class Hands:
    """Who takes orders and where, from when on."""

    inbox: Inbox
    by: User
    now: datetime


def seed_orders(profile: str, branch: Branch, by: User, manager: User, now: datetime) -> None:
    """The sector's types; a paper that is being made; in a repair centre, orders in each state."""
    inbox = (
        Inbox.objects.filter(kind="email", branch=branch).first()
        or Inbox.objects.filter(kind="email").first()
    )
    people = list(
        Customer.objects.present().filter(branches=branch, identities__kind="email").order_by("-id")[:6]
    )
    if inbox is None or len(people) < 6:
        return
    types = provide_types(profile, by=manager)
    hands, words = Hands(inbox, by, now), WORDS[(get_language() or "en")[:2]]
    plain = next(one for one in types if not one.is_order)
    talk = begin_talk(hands, people[0], words["paper"], words["paper"], now - 5 * HOUR)
    plan = begin_plan(talk, plain, by=by, at=now - 4 * HOUR)
    first = plan.steps.first()
    if first is not None:
        attach_evidence(first, [drawn(TEAL, 0)], by=by)
        do_step(first, by=by, remark=words["done"], at=now - 3 * HOUR)
    repairs = [one for one in types if one.is_order]
    if repairs:
        seed_repairs(hands, people[1:], repairs[0], words, manager)


def begin_talk(hands: Hands, who: Customer, subject: str, text: str, at: datetime) -> Conversation:
    talk = open_conversation(
        inbox=hands.inbox, customer=who, subject=subject, text=text, by=None, from_customer=True, at=at
    )
    assign(talk, hands.by, by=None, at=at)
    return talk


def seed_repairs(
    hands: Hands, people: list[Customer], kind: RequestType, words: dict[str, Any], manager: User
) -> None:
    """Just taken in; waiting for a yes; late with nothing said yet; late with a choice; warranty given."""
    works = seed_registers(words, hands.now, manager)
    orders = [
        take(hands, who, kind, works[place % len(works)], words, place, days)
        for place, (who, days) in enumerate(zip(people, (0.1, 1, 3, 4, 6), strict=True))
    ]
    for order, stages in zip(orders, (1, 2, 3, 3, 5), strict=True):
        carry_out(hands, order, stages, words)
    watch_orders(hands.now)
    late = Lateness.objects.filter(order=orders[3], settled_at=None).first()
    if late is not None:
        loan, later = words["ways"]
        offer_options(late, [WayOut(loan), WayOut(later, hands.now + timedelta(days=4))], by=hands.by)


def seed_registers(words: dict[str, Any], now: datetime, manager: User) -> list[Work]:
    works = [save_work(None, name=name, needs_licence=True, by=manager) for name in words["works"]]
    save_licence(
        None,
        number="AA 014 877",
        issuer=words["issuer"],
        valid_from=(now - timedelta(days=500)).date(),
        valid_until=(now + timedelta(days=600)).date(),
        works=works,
        by=manager,
    )
    for name, is_authorised in (("Bosch", True), ("Samsung", True), ("Beko", False)):
        save_maker(None, name=name, is_authorised=is_authorised, by=manager)
    save_area(None, name=words["area"], places="Chișinău\nКишинёв\nStăuceni\nIaloveni", by=manager)
    return works


def take(
    hands: Hands,
    who: Customer,
    kind: RequestType,
    work: Work,
    words: dict[str, Any],
    place: int,
    days: float,
) -> ServiceOrder:
    """So many days ago; what took long is promised for today."""
    item, serial, fault = words["things"][place][:3]
    at = hands.now - timedelta(days=days)
    talk = begin_talk(hands, who, item, fault, at)
    order = begin_order(
        talk,
        kind,
        work=work,
        item=item,
        serial=serial,
        fault=fault,
        by=hands.by,
        promised_at=hands.now + (2 * HOUR if days >= 3 else timedelta(days=5)),
        at=at,
    )
    list_part(order, "customer", name=words["cord"], serial=f"{serial[-3:]}-1", by=hands.by)
    return order


def carry_out(hands: Hands, order: ServiceOrder, stages: int, words: dict[str, Any]) -> None:
    """So many of its steps; at the third one the price is told, and answered when it goes on."""
    begun = order.plan.begun_at
    pace = (hands.now - begun) / (stages + 1)
    _item, _serial, _fault, found, done = next(one for one in words["things"] if one[0] == order.item)
    for step in order.plan.steps.select_related("plan", "department").order_by("position")[: stages + 1]:
        goes_on = step.position <= stages
        if step.evidence == "diagnosis" and goes_on:
            write_order(order, "diagnosis", found, by=hands.by)
        elif step.evidence == "price":
            offer = offer_price(order, Decimal(650), covers=done, price_of_new=Decimal(7200), by=hands.by)
            if goes_on:
                answer_price(offer, agreed=True)
        elif step.evidence == "work" and goes_on:
            write_order(order, "work_done", done, by=hands.by)
            list_part(order, "ours", name=words["part"], serial="DP-2291", by=hands.by)
        elif step.evidence == "warranty" and goes_on:
            give_warranty(order, days=90, covers=done, by=hands.by)
        if goes_on:
            if step.evidence not in ("price", "warranty"):
                attach_evidence(step, [drawn(TEAL, step.position), drawn(AMBER, step.position)], by=hands.by)
            do_step(step, by=hands.by, at=begun + pace * step.position)


def drawn(colour: tuple[int, int, int], open_by: int) -> StoredFile:
    """A machine, drawn: its door opens stage by stage."""
    picture = Image.new("RGB", (320, 240), (236, 240, 239))
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((80, 30, 240, 220), 14, fill="white", outline=colour, width=5)
    pen.rectangle((80, 66, 240, 70), fill=colour)
    pen.ellipse((112, 92, 208, 188), outline=colour, width=9)
    pen.pieslice((124, 104, 196, 176), 0, 30 + 60 * open_by, fill=colour)
    pen.ellipse((208, 42, 224, 58), fill=colour)
    out = BytesIO()
    picture.save(out, "PNG")
    return store_file(out.getvalue(), f"photo-{open_by + 1}.png", "image/png")
