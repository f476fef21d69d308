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

from zabota.agenda.seeds import seed_agenda
from zabota.answers.seeds import seed_answers
from zabota.asides.seeds import seed_asides
from zabota.asking.seeds import seed_ways
from zabota.channels.models import Dispatch
from zabota.company.actions.set_parameter import set_parameter
from zabota.complaints.seeds import seed_complaints
from zabota.core.events import gathered
from zabota.core.jobs import job_app
from zabota.customers.actions.remind_of_promises import remind_of_promises
from zabota.desk import seeds as desk
from zabota.desk.actions.add_reason import add_reason
from zabota.desk.actions.breach_clocks import breach_clocks
from zabota.desk.actions.wake import wake_due
from zabota.desk.models import Message
from zabota.feedback.models import Survey
from zabota.feedback.questions import touchpoints_in
from zabota.feedback.seeds import seed_register, seed_survey, seed_touchpoints, seed_walk
from zabota.feedback.wave_seeds import seed_wave
from zabota.imports.seeds import seed_imports, seed_mailbox
from zabota.insight.actions.provide_definitions import provide_definitions
from zabota.insight.actions.set_target import set_target
from zabota.insight.actions.take_snapshots import take_snapshots
from zabota.knowledge.actions.publish import publish
from zabota.knowledge.actions.save_article import save_article
from zabota.knowledge.seeds import seed_knowledge
from zabota.orders.seeds import seed_orders
from zabota.portal.demo.causes import plan_causes
from zabota.portal.demo.clinic import CLINIC
from zabota.portal.demo.clock import moved_clock
from zabota.portal.demo.company import build
from zabota.portal.demo.diary import Diary
from zabota.portal.demo.guests import plan_guests
from zabota.portal.demo.messengers import plan_messengers, tell_fates
from zabota.portal.demo.people import NAMED, PASSWORD, STAFF
from zabota.portal.demo.present import plan_present
from zabota.portal.demo.promises import plan_promises
from zabota.portal.demo.queue import PastQueue
from zabota.portal.demo.repair import REPAIR
from zabota.portal.demo.shop import SHOP
from zabota.portal.demo.talks import plan_talks
from zabota.portal.demo.words import ARTICLES
from zabota.portal.demo.world import DAYS, World
from zabota.reading import seeds as reading
from zabota.reception.seeds import seed_front_office
from zabota.recovery import seeds as recovery
from zabota.recovery.actions.ask_again import ask_again
from zabota.recovery.actions.breach_clocks import breach_clocks as breach_recovery_clocks
from zabota.reports.actions.count_up import count_up
from zabota.reviews.seeds import seed_reviews
from zabota.routing.seeds import seed_routing
from zabota.rules.seeds import seed_rules
from zabota.visits.seeds import seed_appointments
from zabota.webhooks.seeds import seed_webhooks
from zabota.workload.actions.watch_load import watch_load

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
            plan_causes(world)
            plan_messengers(world)
            _plan_rounds(world)
            world.diary.live_until(now, tell)
            recovery.seed_more(world.user("irina"), now)
            seed_complaints(world.user("irina"), now)
            seed_reviews(now)
            _ask_in_a_wave(world, seed)
            seed_imports(world.user("dan"), world.house.branches[0])
            seed_mailbox(world.user("dan"), world.house.branches[0])
            seed_webhooks(world.user("dan"), now)
            seed_agenda(world.user("oleg"), [world.user("nina"), world.user("oleg")])
            seed_front_office(
                world.house.branches[0], world.user("ana"), world.user("nina"), world.user("oleg")
            )
            seed_appointments(
                world.house.branches[0],
                [world.user("oleg"), world.user("elena")],  # Nina speaks by video
                world.user("ana"),
                world.ends_at,
            )
            seed_asides(world.user("nina"), world.ends_at)
            seed_orders(
                profile, world.house.branches[0], world.user("nina"), world.user("elena"), world.ends_at
            )
            _ask_in_other_ways(world)
            seed_knowledge(profile, world.house.branches)
            seed_rules(seed_answers([world.user("ana")], now), now)
        _count_as_sent()
        tell_fates(world)
        reading.read_the_past()
        _make_better(world)
        _measure(world)
    return Truth(plan.branches[plan.weak_branch].name, plan.weak_touchpoint)


def _ask_in_other_ways(world: World) -> None:
    """From receipts, at a kiosk, by telephone, on paper."""
    seed_ways(
        world.house.branches,
        Survey.objects.get(name=_("After the answer")),
        [world.user("ana"), world.user("victor")],
        by=world.user("igor"),
        names=(_("Till 1"), _("At the exit"), _("Those of last week")),
        now=world.ends_at,
    )


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
    seed_register(world.plan.profile, world.house.departments)
    seed_walk(world.user("elena"))
    survey = seed_survey(world.plan.profile, _("After the answer"))
    world.asked = touchpoints_in(list(survey.questions.in_use().select_related("touchpoint")))
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


def _ask_in_a_wave(world: World, seed: int) -> None:
    """What matters to customers, asked yesterday; about other things than the one that is bad."""
    points = [point for point in world.asked if point != world.weak]
    dice = Random(seed)  # noqa: S311 - not a secret
    seed_wave(points, at=world.ends_at - timedelta(hours=20), chance=dice, by=world.user("elena"))


def _make_better(world: World) -> None:
    """Something was mended at the weak branch, and something everywhere."""
    weak = [world.house.branches[world.plan.weak_branch]]
    reading.make_better(world.asked, weak, world.ends_at.date(), world.user("elena"))


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
    seed_routing(world.house.people, world.ends_at)
    count_up(at=world.ends_at)
    watch_load(at=world.ends_at)
    take_snapshots(world.ends_at, weeks=DAYS // 7)
    named = [person for person in STAFF if person.key in NAMED]
    people = [(person, world.user(person.key)) for person in named]
    shown = [
        {"name": user.name, "role": person.role, "email": user.email, "password": PASSWORD}
        for person, user in people
    ]
    set_parameter("demo.people", sorted(shown, key=lambda line: NAMED.index(line["email"].partition("@")[0])))
