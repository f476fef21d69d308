"""How customer relations of a demo company put things right: in time mostly, sometimes late, sometimes "
"in vain."""

from datetime import timedelta
from decimal import Decimal

from zabota.portal.demo import words
from zabota.portal.demo.world import World
from zabota.recovery.actions.add_step import add_step
from zabota.recovery.actions.close_case import close_case
from zabota.recovery.actions.confirm_case import confirm_case
from zabota.recovery.actions.fix_case import fix_case
from zabota.recovery.actions.give_goodwill import give_goodwill
from zabota.recovery.actions.rate_recovery import rate_recovery
from zabota.recovery.actions.reopen_case import reopen_case
from zabota.recovery.models import CaseStep, RecoveryCase
from zabota.recovery.script import language_of

LATE = 0.12
Ending = RecoveryCase.Ending


def await_recovery(world: World, case: RecoveryCase) -> None:
    """Somebody calls: within the limit, or late."""
    room = case.contact_due_at - world.diary.now
    share = world.dice.uniform(1.1, 1.8) if world.chance(LATE) else world.dice.uniform(0.1, 0.9)
    moment = world.diary.now + room * share
    if world.chance(0.06):
        for attempt in range(3):
            world.diary.at(moment + timedelta(hours=5 * attempt), call_in_vain, world, case)
        world.diary.at(moment + timedelta(hours=30), give_up, world, case)
    else:
        world.diary.at(moment, call, world, case)


def call(world: World, case: RecoveryCase) -> None:
    by, language = world.user("irina"), language_of(case)
    add_step(case, CaseStep.Kind.CALL, by=by, text=world.dice.choice(words.CALLED[language]), reached=True)
    add_step(case, CaseStep.Kind.APOLOGY, by=by)
    end = world.dice.random()
    if end < 0.07:
        world.diary.at(world.diary.now + world.minutes(5, 60), lose, world, case)
    else:
        hours = world.hours(22, 34) if world.chance(LATE) else world.hours(1, 14)
        world.diary.at(world.diary.now + hours, put_right, world, case)


def call_in_vain(world: World, case: RecoveryCase) -> None:
    add_step(
        case,
        CaseStep.Kind.CALL,
        by=world.user("irina"),
        text=words.NO_ANSWER[language_of(case)],
        reached=False,
    )


def give_up(world: World, case: RecoveryCase) -> None:
    text = words.NO_ANSWER[language_of(case)]
    close_case(case, Ending.UNREACHABLE, by=world.user("irina"), why=text)


def lose(world: World, case: RecoveryCase) -> None:
    close_case(case, Ending.LOST, by=world.user("irina"), why=words.LOST[language_of(case)])


def put_right(world: World, case: RecoveryCase) -> None:
    """What was done, often with a small gift; then the customer is asked."""
    by, language = world.user("irina"), language_of(case)
    if world.chance(0.45):
        kind, what, cost = world.dice.choice(words.GIFTS[language])
        give_goodwill(case, kind, what, Decimal(cost), by=by)
    fix_case(case, world.dice.choice(words.DONE[language]), by=by)
    answer = world.diary.now + world.hours(1, 40)
    world.diary.at(answer, say_no if world.chance(0.08) else say_yes, world, case)


def say_yes(world: World, case: RecoveryCase) -> None:
    case.refresh_from_db()
    if case.is_closed:
        return
    said = world.dice.choice(words.CONFIRMED[language_of(case)]).format(
        a=world.guest_of(case.customer_id).ending
    )
    confirm_case(case, said=said)
    if world.chance(0.8):
        rate_recovery(case, world.dice.choices([6, 7, 8, 9, 10], [1, 2, 4, 6, 5])[0])


def say_no(world: World, case: RecoveryCase) -> None:
    """Not put right: the clock starts again, and so do we."""
    case.refresh_from_db()
    if case.is_closed:
        return
    reopen_case(case, words=words.NOT_YET[language_of(case)])
    world.diary.at(world.diary.now + world.hours(2, 16), put_right_at_last, world, case)


def put_right_at_last(world: World, case: RecoveryCase) -> None:
    fix_case(case, words.DONE[language_of(case)][0], by=world.user("irina"))
    world.diary.at(world.diary.now + world.hours(1, 20), say_yes, world, case)
