"""How a demo company finds out why things go wrong, and what it changes."""

from datetime import datetime, timedelta

from zabota.improvement import seeds
from zabota.improvement.models import Meeting, RootCause
from zabota.portal.demo.world import World
from zabota.privacy.seeds import seed_privacy
from zabota.stakes import seeds as stakes


def plan_causes(world: World) -> None:
    """The weak touchpoint gets a cause, a responsible person and an action; another cause is new today."""
    seeds.provide(world.plan.profile)
    for day, step in (
        (12, appoint),
        (16, hand_in),
        (20, change),
        (14, call),
        (22, meet),
        (30, link),
        (32, investigate),
        (41, link),
        (41.5, find_another),
        (41.8, put_at_stake),
    ):
        world.diary.at(moment(world, day), step, world)


def moment(world: World, day: float) -> datetime:
    return world.begins_at + timedelta(days=day)


def cause_of(world: World) -> RootCause:
    return seeds.cause_at(world.weak)


def link(world: World) -> None:
    seeds.play_links(cause_of(world), world.weak, world.user("irina"))


def appoint(world: World) -> None:
    link(world)
    seeds.play_responsible(cause_of(world), world.user("oleg"), world.user("maria"), (5, 12, 24))


def hand_in(world: World) -> None:
    seeds.play_measures(cause_of(world), world.user("oleg"))


def change(world: World) -> None:
    branch = world.house.branches[world.plan.weak_branch]
    seeds.play_action(cause_of(world), branch, world.user("oleg"), world.user("elena"))


def find_another(world: World) -> None:
    seeds.play_first_link(world.user("irina"))


def call(world: World) -> None:
    people = [world.user(key) for key in ("elena", "oleg", "irina", "igor", "raisa")]
    seeds.call(world.user("maria"), people, 8)


def meet(world: World) -> None:
    meeting = Meeting.objects.to_come().order_by("at").first()
    if meeting is not None:
        seeds.play_meeting(meeting, cause_of(world), world.user("igor"))


def investigate(world: World) -> None:
    seeds.play_investigation(world.user("oleg"))


def put_at_stake(world: World) -> None:
    stakes.play(world.user("maria"))
    seed_privacy(world.user("dan"))
