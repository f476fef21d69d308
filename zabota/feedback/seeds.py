"""Demo data of feedback, made by calling the actions."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import Random

from zabota.company.models import Department, User
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.feedback.actions.begin_quiz import begin_quiz
from zabota.feedback.actions.design_survey import design_survey
from zabota.feedback.actions.end_quiz import end_quiz
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.judge_touchpoint import judge_touchpoint
from zabota.feedback.actions.load_touchpoints import load_touchpoints
from zabota.feedback.actions.mark_sent import mark_sent
from zabota.feedback.actions.respond import respond
from zabota.feedback.models import Invitation, Response, Survey, Touchpoint
from zabota.feedback.presets import ASKED, GREETINGS, TYPED, WHY
from zabota.feedback.touchpoint_presets import presets_of
from zabota.insight.statistics.bands import Band, band_of


def seed_touchpoints(profile: str, owners: Mapping[str, Department] | None = None) -> list[Touchpoint]:
    """The touchpoints a company of this sector starts with, those not there yet.

    `owners`: stage -> the department that owns its touchpoints.
    """
    wanted = [preset for preset in presets_of(profile) if preset.starts]
    departments = {preset.name: (owners or {}).get(preset.stage) for preset in wanted}
    load_touchpoints(profile, [preset.name for preset in wanted], owners=departments)
    names = [preset.name for preset in wanted]
    return list(Touchpoint.objects.in_use().filter(name__in=names, branch=None).order_by("order"))


def seed_register(profile: str, owners: Mapping[str, Department]) -> None:
    """All the rest of the sector's register, so that a demo's map is a whole one."""
    presets = presets_of(profile)
    departments = {preset.name: owners.get(preset.stage) for preset in presets}
    load_touchpoints(profile, [preset.name for preset in presets], owners=departments)


def seed_walk(by: User, typed: Sequence[str] = TYPED) -> None:
    """How many touchpoints came to the mind of one of us, and what a walk along the way found."""
    chance = Random(7)  # noqa: S311 - dice, not a secret
    end_quiz(begin_quiz(by=by), typed)
    for touchpoint in Touchpoint.objects.in_use():
        if chance.random() < 0.4:
            is_obvious, is_simple = chance.random() < 0.8, chance.random() < 0.7
            judge_touchpoint(touchpoint, is_obvious=is_obvious, is_simple=is_simple, by=by)


def seed_survey(profile: str, name: str = "After a visit") -> Survey:
    """The survey asked after every resolution: four touchpoints, half a minute."""
    there = Survey.objects.filter(name=name).first()
    if there is not None:
        return there
    by_name = {touchpoint.name: touchpoint for touchpoint in seed_touchpoints(profile)}
    asked = [by_name[asked] for asked in ASKED.get(profile, ASKED["shop"])]
    return design_survey(None, asked, name=name, asked_after_resolution=True, greetings=GREETINGS)


def seed_response(
    about: Conversation | Customer,
    survey: Survey,
    *,
    at: datetime,
    chance: Random,
    lean: float = 8.2,
    answers_after: timedelta = timedelta(hours=3),
    will_answer: bool = True,
) -> Response | None:
    """Ask at `at` and answer later, by the contact policy; None when it says no or the customer stays silent.

    `lean` is the mark around which this customer's marks lie. The same `chance` makes the same demo.
    """
    invitation = invite(about, survey, at=at)
    if not isinstance(invitation, Invitation):
        return None
    mark_sent(invitation, at=at)
    if not will_answer:
        return None
    scores = {line["id"]: max(1, min(10, round(chance.gauss(lean, 1.4)))) for line in invitation.touchpoints}
    marks = {key: (score, why_of(score, invitation.language, chance)) for key, score in scores.items()}
    return respond(invitation, marks, at=at + answers_after, device=f"{chance.getrandbits(64):016x}")


def why_of(score: int, language: str, chance: Random) -> str:
    """A reason in the customer's language; not everyone gives one."""
    said = WHY.get(str(band_of(score)), {}).get(language, ())
    is_told = chance.random() < (0.9 if band_of(score) == Band.CRITIC else 0.4)
    return chance.choice(said) if said and is_told else ""
