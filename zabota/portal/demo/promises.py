"""What the staff of a demo company promised: kept mostly, late or broken sometimes, some due today."""

from datetime import datetime, timedelta

from zabota.customers.actions.break_promise import break_promise
from zabota.customers.actions.keep_promise import keep_promise
from zabota.customers.actions.make_promise import make_promise
from zabota.customers.models import Promise
from zabota.portal.demo import words
from zabota.portal.demo.world import World

OWNERS = {"nina": 5, "pavel": 4, "svetlana": 3, "irina": 5, "oleg": 2, "maria": 1}
OPEN_NOW = {
    "nina": (-2, 1, 5, 20),
    "irina": (-0.5, 3, 26),
    "maria": (2, 6, 30),
    "oleg": (4, 28),
    "elena": (7,),
    "dan": (3,),
}
"""Hours from now at which what is still open falls due."""


def plan_promises(world: World, number: int) -> None:
    span = (world.ends_at - world.begins_at).total_seconds()
    for _ in range(number):
        made_at = world.begins_at + timedelta(seconds=world.dice.uniform(0.03, 0.9) * span)
        world.diary.at(made_at, promise, world)
    for key, dues in OPEN_NOW.items():
        for hours in dues:
            due_at = world.ends_at + timedelta(hours=hours)
            world.diary.at(due_at - timedelta(hours=world.dice.uniform(31, 50)), make, world, key, due_at)


def promise(world: World) -> None:
    """One made and ended in the weeks that are over."""
    key = world.dice.choices([*OWNERS], [*OWNERS.values()])[0]
    hours = world.dice.uniform(3, 72)
    made = make(world, key, world.diary.now + timedelta(hours=hours))
    fate = world.dice.random()
    if fate < 0.84:
        world.diary.at(world.diary.now + timedelta(hours=hours * world.dice.uniform(0.2, 0.95)), keep, made)
    elif fate < 0.95:
        world.diary.at(world.diary.now + timedelta(hours=hours + world.dice.uniform(1, 20)), keep, made)
    else:
        world.diary.at(world.diary.now + timedelta(hours=hours * 0.9), give_up, world, made)


def make(world: World, key: str, due_at: datetime) -> Promise:
    guest, owner = world.dice.choice(world.guests), world.user(key)
    if owner.branch_ids and not owner.sees_all_branches:
        near = [known for known in world.guests if known.branch.id in owner.branch_ids]
        guest = world.dice.choice(near or world.guests)
    text = world.dice.choice(words.PROMISES[guest.language])
    return make_promise(guest.customer, text, due_at=due_at, owner=owner, by=owner)


def keep(made: Promise) -> None:
    keep_promise(made, by=made.owner)


def give_up(world: World, made: Promise) -> None:
    break_promise(made, because=words.BROKEN[made.customer.language], by=made.owner)
