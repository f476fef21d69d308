"""The customers of a demo company: who they are, what they agreed to, what they wish for."""

from datetime import datetime, timedelta

from zabota.company.models import Branch, User
from zabota.customers.actions.add_customer import add_customer
from zabota.customers.actions.add_identity import add_identity
from zabota.customers.actions.add_wish import add_wish
from zabota.customers.actions.answer_wish import answer_wish
from zabota.customers.actions.choose_privacy import choose_privacy
from zabota.customers.actions.confirm_expectation import confirm_expectation
from zabota.customers.actions.give_consent import give_consent
from zabota.customers.actions.note_expectation import note_expectation
from zabota.customers.actions.withdraw_consent import withdraw_consent
from zabota.customers.models import Customer, Wish
from zabota.customers.sayings import SAYINGS
from zabota.customers.seeds import CLASSES, SHARES
from zabota.portal.demo import words
from zabota.portal.demo.names import ending, name_for
from zabota.portal.demo.world import Guest, World

REGULARS = 0.6
"""Who was a customer before the six weeks that are shown."""
RESERVED = 8
"""Customers of the weak branch whom nobody has asked anything before today."""


def plan_guests(world: World, number: int) -> None:
    """Write into the diary when each of `number` customers is first met: some are kept back for `present`."""
    for place in range(number):
        language = world.dice.choices([*SHARES], [*SHARES.values()])[0]
        if place < RESERVED:
            world.diary.at(world.begins_at, keep_back, world, place, language)
        else:
            world.diary.at(_first_met(world), meet, world, place, language)


def _first_met(world: World) -> datetime:
    if world.chance(REGULARS):
        return world.begins_at
    return world.begins_at + timedelta(seconds=world.dice.random() * 40 * 86_400)


def meet(world: World, place: int, language: str) -> None:
    """A card, with what can be known of the customer on the first day."""
    branch = world.dice.choices(world.house.branches, [known.share for known in world.plan.branches])[0]
    by = world.dice.choice(world.house.desk_of(branch))
    guest = _write_down(world, place, language, branch, by)
    _ask_about_privacy(world, guest.customer, language, by)
    world.guests.append(guest)


def keep_back(world: World, place: int, language: str) -> None:
    """One who may be asked, and has not been."""
    branch = world.house.branches[world.plan.weak_branch]
    by = world.dice.choice(world.house.desk_of(branch))
    world.reserved.append(_write_down(world, place, language, branch, by))


def _write_down(world: World, place: int, language: str, branch: Branch, by: User) -> Guest:
    dice, is_woman = world.dice, world.chance(0.6)
    name = name_for(dice, language, is_woman)
    email = f"customer{place + 1}@example.com"
    chat = f"visitor-{dice.getrandbits(48):012x}"
    customer = add_customer(
        name=name,
        addresses=[
            ("email", email),
            *(
                [("phone", f"+3737{9_000_000 + dice.randrange(899) * 1000 + place}")]
                if world.chance(0.5)
                else []
            ),
        ],
        language=language,
        customer_class=dice.choices([*CLASSES], [*CLASSES.values()])[0],
        branch=branch,
        by=by,
    )
    if world.chance(0.25):
        add_identity(customer, "chat", chat, by=None)
    else:
        chat = ""
    return Guest(customer, language, branch, email, chat, ending(language, is_woman))


def _ask_about_privacy(world: World, customer: Customer, language: str, by: User) -> None:
    answer = world.dice.random()
    if answer < 0.45:
        choose_privacy(customer, Customer.Privacy.PERSONAL, source="reception", by=by)
    elif answer < 0.55:
        choose_privacy(customer, Customer.Privacy.PRIVATE, source="website", by=by)
    if world.chance(0.3):
        give_consent(customer, "surveys", source="reception", by=by)
    elif world.chance(0.03):
        withdraw_consent(customer, "surveys", source="survey", by=None)
    if customer.keeps_remarks:
        _remember(world, customer, language, by)


def _remember(world: World, customer: Customer, language: str, by: User) -> None:
    """What the customer wishes and expects, where there is leave to write it down."""
    said = SAYINGS[language]
    if world.chance(0.2):
        wish = add_wish(customer, world.dice.choice(said["wishes"]), by=by)
        if world.chance(0.4):
            moment = min(world.diary.now + world.hours(20, 200), world.ends_at)
            world.diary.at(moment, _answer, wish, words.WISH_ANSWERS[language], by)
    if world.chance(0.35):
        expectation = note_expectation(customer, world.dice.choice(said[world.plan.profile]), by=by)
        if world.chance(0.5):
            confirm_expectation(expectation, by=by)


def _answer(wish: Wish, text: str, by: User) -> None:
    """Unless the customer went, and the wish with them."""
    if Wish.objects.filter(id=wish.id).unanswered().exists():
        answer_wish(wish, text, by=by)
