"""The work that waits now: for the desk specialist, for customer relations, for everybody."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from zabota.desk.actions.note import note
from zabota.desk.actions.snooze import snooze
from zabota.feedback.models import Invitation
from zabota.portal.demo import words
from zabota.portal.demo.cases import say_no
from zabota.portal.demo.surveys import fill_in
from zabota.portal.demo.talks import Affair, begin, inbox_for, settle
from zabota.portal.demo.world import Guest, World
from zabota.recovery.actions.add_step import add_step
from zabota.recovery.actions.fix_case import fix_case
from zabota.recovery.actions.give_goodwill import give_goodwill
from zabota.recovery.actions.open_case import open_case
from zabota.recovery.models import CaseStep, RecoveryCase
from zabota.recovery.script import language_of

WAITING_FOR_NINA = (2_900, 1_450, 260, 95, 40, 12)
WAITING_FOR_ANYBODY = ((0, 170), (0, 34), (0, 7), (1, 400), (1, 55), (2, 120))
"""Number of the branch, minutes ago."""
CHAT_NOW = ((0, 4), (0, 2))
HOUR = timedelta(hours=1)


def plan_present(world: World) -> None:
    """What is to be open when the demo begins, so that nobody finds an empty day."""
    for minutes in WAITING_FOR_NINA:
        world.diary.at(_ago(world, minutes), waits, world, 0, "nina")
    for place, minutes in WAITING_FOR_ANYBODY:
        world.diary.at(_ago(world, minutes), waits, world, place, "")
    world.diary.at(_ago(world, 300), put_off, world)
    world.diary.at(_ago(world, 90), call_nina_in, world)
    for given, then in (
        (0.4, None),
        (1.2, None),
        (15, None),
        (6, called),
        (9, proposed),
        (30, fixed),
        (40, refused),
    ):
        world.diary.at(world.ends_at - (given + 5) * HOUR, displease, world, given, then)


def _ago(world: World, minutes: float):
    return world.ends_at - timedelta(minutes=minutes)


def waits(world: World, place: int, key: str) -> Affair:
    """A question that nobody has answered yet, with somebody or with nobody."""
    guest = world.dice.choice(_at(world, place))
    return begin(world, guest, inbox_for(world, guest), by=world.user(key) if key else None)


def _at(world: World, place: int) -> list[Guest]:
    branch = world.house.branches[place]
    return [guest for guest in world.guests if guest.branch == branch] or world.guests


def put_off(world: World) -> None:
    affair = waits(world, 0, "nina")
    snooze(affair.conversation, by=affair.by, until=world.ends_at + timedelta(hours=19))


def call_nina_in(world: World) -> None:
    """The team lead asks Nina for help with somebody's conversation."""
    affair = waits(world, 0, "ana")
    text = words.HELP[affair.guest.language]
    note(affair.conversation, by=world.user("oleg"), text=text, mentions=[world.user("nina")])


def displease(world: World, given: float, then: Callable[[World, RecoveryCase], None] | None) -> None:
    """A talk that ends well on paper; `given` hours before now the customer says how it really was."""
    guest = world.reserved.pop()
    world.guests.append(guest)
    mailbox = next(inbox for inbox in world.house.inboxes if inbox.kind == "email")
    affair = begin(world, guest, mailbox)
    world.diary.at(world.diary.now + HOUR, settle, world, affair)
    world.diary.at(world.ends_at - given * HOUR, criticise, world, affair, then)


def criticise(world: World, affair: Affair, then: Callable[[World, RecoveryCase], None] | None) -> None:
    invitation = Invitation.objects.filter(conversation=affair.conversation).first()
    if invitation is None:
        return
    lines = [line["id"] for line in invitation.touchpoints]
    scores = {key: world.dice.randint(*((2, 5) if key == world.weak.id else (7, 9))) for key in lines}
    case = open_case(fill_in(world, invitation, scores))
    if then and case:
        world.diary.at(world.diary.now + HOUR, then, world, case)


def called(world: World, case: RecoveryCase) -> None:
    text = words.CALLED[language_of(case)][0]
    add_step(case, CaseStep.Kind.CALL, by=world.user("irina"), text=text, reached=True)


def proposed(world: World, case: RecoveryCase) -> None:
    """More than Irina may give by herself: somebody with a larger limit has to agree."""
    called(world, case)
    kind, what, cost = words.BIG_GIFT[language_of(case)]
    give_goodwill(case, kind, what, Decimal(cost), by=world.user("irina"))


def fixed(world: World, case: RecoveryCase) -> None:
    """Put right, and the customer has not said a word yet."""
    called(world, case)
    fix_case(case, words.DONE[language_of(case)][1], by=world.user("irina"))


def refused(world: World, case: RecoveryCase) -> None:
    """Put right, says the house; not so, says the customer."""
    fixed(world, case)
    world.diary.at(world.ends_at - 3 * HOUR, say_no, world, case)
