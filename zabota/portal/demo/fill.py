"""Fills an empty database with a demo company, lived through from six weeks ago until now."""

import gc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from django.db import connection, transaction
from django.db.models import F, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from procrastinate import App

from zabota.channels.models import Dispatch
from zabota.company.actions.set_parameter import set_parameter
from zabota.core.events import gathered
from zabota.core.jobs import job_app
from zabota.customers.actions.remind_of_promises import remind_of_promises
from zabota.desk import seeds as desk
from zabota.desk.actions.add_reason import add_reason
from zabota.desk.actions.breach_clocks import breach_clocks
from zabota.desk.actions.wake import wake_due
from zabota.desk.models import Message
from zabota.feedback.seeds import seed_survey, seed_touchpoints
from zabota.insight.actions.provide_definitions import provide_definitions
from zabota.insight.actions.set_target import set_target
from zabota.insight.actions.take_snapshots import take_snapshots
from zabota.knowledge.actions.publish import publish
from zabota.knowledge.actions.save_article import save_article
from zabota.portal.demo.clinic import CLINIC
from zabota.portal.demo.clock import moved_clock
from zabota.portal.demo.company import build
from zabota.portal.demo.diary import Diary
from zabota.portal.demo.guests import plan_guests
from zabota.portal.demo.people import NAMED, PASSWORD, STAFF
from zabota.portal.demo.present import plan_present
from zabota.portal.demo.promises import plan_promises
from zabota.portal.demo.queue import PastQueue
from zabota.portal.demo.repair import REPAIR
from zabota.portal.demo.shop import SHOP
from zabota.portal.demo.talks import plan_talks
from zabota.portal.demo.words import ARTICLES
from zabota.portal.demo.world import DAYS, World
from zabota.recovery import seeds as recovery
from zabota.recovery.actions.ask_again import ask_again
from zabota.recovery.actions.breach_clocks import breach_clocks as breach_recovery_clocks

PLANS = {plan.profile: plan for plan in (CLINIC, SHOP, REPAIR)}
CUSTOMERS, TALKS, PROMISES = 300, 420, 70
HOURS_BETWEEN_ROUNDS = 8
TARGETS = {
    "nps": 50,
    "first_response_in_target": 0.9,
    "contacted_in_time": 0.95,
    "fixed_in_24h": 0.9,
    "promises_kept": 0.95,
    "outcome_done": 0.9,
    "response_rate": 0.4,
}


@dataclass(frozen=True)
class Truth:
    """What is true of the company that was made, for the figures to find again."""

    weak_branch: str
    weak_touchpoint: str


@transaction.atomic
def fill(
    profile: str,
    *,
    size: float = 1.0,
    seed: int = 2024,
    language: str = "en",
    tell: Callable[[int], None] | None = None,
) -> Truth:
    """Make the company of a profile (clinic, shop, repair) and let it live: all of it or nothing.

    `size` scales customers, talks and promises; the same seed on the same day makes the same company. `tell`
    hears how many percent are done. Nothing is sent and no job is left: what the past would have sent counts
    as sent.
    """
    plan, now = PLANS[profile], timezone.now()
    with (
        override(language),
        moved_clock(now - timedelta(days=DAYS)) as clock,
        without_jobs(),
        in_one_piece(),
        without_collecting(),
    ):
        world = World(build(plan, now), Diary(clock), Random(seed), now)  # noqa: S311 - dice, not a secret
        with gathered():
            _provide(world)
            plan_guests(world, max(40, round(CUSTOMERS * size)))
            plan_talks(world, round(TALKS * size))
            plan_promises(world, round(PROMISES * size))
            plan_present(world)
            _plan_rounds(world)
            world.diary.live_until(now, tell)
        _count_as_sent()
        _measure(world)
    return Truth(plan.branches[plan.weak_branch].name, plan.weak_touchpoint)


def without_jobs() -> AbstractContextManager[App]:
    """What actions queue in the past is done by nobody: mails left long ago, reminders are over."""
    return job_app().replace_connector(PastQueue())


@contextmanager
def in_one_piece() -> Iterator[None]:
    """Without savepoints, a third of all statements: nothing of a demo is worth keeping if a part of it "
    "fails."""
    features = connection.features
    features.uses_savepoints = False
    try:
        yield
    finally:
        features.uses_savepoints = True


@contextmanager
def without_collecting() -> Iterator[None]:
    """What is made here is kept until the end: looking for garbage again and again finds none."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _provide(world: World) -> None:
    """Limits, reasons, touchpoints with their owners, the survey, call scripts, help pages."""
    desk.provide()
    recovery.provide()
    provide_definitions()
    world.reasons = {name: add_reason(_(name), by=None) for name in world.plan.reasons}
    seed_touchpoints(world.plan.profile, world.house.departments)
    survey = seed_survey(world.plan.profile, _("After the answer"))
    world.asked = [line.touchpoint for line in survey.lines.select_related("touchpoint").order_by("order")]
    for order, texts in enumerate((*world.plan.articles, *ARTICLES), 1):
        publish(save_article(None, texts=texts, order=order * 10, by=world.user("elena")))


def _plan_rounds(world: World) -> None:
    """What the schedule does every minute, more rarely: the past is shown no finer."""
    moment = world.begins_at
    while moment < world.ends_at:
        moment += timedelta(hours=HOURS_BETWEEN_ROUNDS)
        for action in (breach_clocks, breach_recovery_clocks, wake_due, remind_of_promises, ask_again):
            world.diary.at(moment, action)
    for action in (breach_clocks, breach_recovery_clocks):
        world.diary.at(world.ends_at, action)


def _count_as_sent() -> None:
    """The past was sent in the past: nothing of a demo leaves the house."""
    said_at = Message.objects.filter(dispatch=OuterRef("id")).values("at")[:1]
    Dispatch.objects.filter(sent_at=None).update(
        sent_at=Subquery(said_at), sending_at=Subquery(said_at), attempts=1
    )
    Dispatch.objects.filter(sent_at=None).update(sent_at=F("created_at"), attempts=1)


def _measure(world: World) -> None:
    """What the company wants of its figures, and how they were week by week."""
    for kpi, value in TARGETS.items():
        set_target(kpi, value, from_on=world.begins_at.date())
    take_snapshots(world.ends_at, weeks=DAYS // 7)
    named = [person for person in STAFF if person.key in NAMED]
    people = [(person, world.user(person.key)) for person in named]
    shown = [
        {"name": user.name, "role": person.role, "email": user.email, "password": PASSWORD}
        for person, user in people
    ]
    set_parameter("demo.people", sorted(shown, key=lambda line: NAMED.index(line["email"].partition("@")[0])))
