"""Demo data of feedback, made by calling the actions."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random

from zabota.company.models import Department
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.feedback.actions.add_touchpoint import add_touchpoint
from zabota.feedback.actions.design_survey import design_survey
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.mark_sent import mark_sent
from zabota.feedback.actions.respond import respond
from zabota.feedback.models import Invitation, Response, Survey, Touchpoint
from zabota.feedback.presets import ASKED, GREETINGS, TOUCHPOINTS, WHY
from zabota.insight.statistics.bands import Band, band_of

ORDER_STEP = 10


def seed_touchpoints(profile: str, owners: Mapping[str, Department] | None = None) -> list[Touchpoint]:
    """The touchpoints of a clinic, shop or repair centre (others start as a shop), those not there yet.

    `owners`: stage -> the department that owns its touchpoints.
    """
    made = []
    for place, (name, ru, ro, stage, kind) in enumerate(TOUCHPOINTS.get(profile, TOUCHPOINTS["shop"])):
        there = Touchpoint.objects.filter(name=name, branch=None).first()
        made.append(
            there
            or add_touchpoint(
                name,
                stage,
                names={"ru": ru, "ro": ro},
                kind=kind,
                order=(place + 1) * ORDER_STEP,
                department=(owners or {}).get(stage),
            )
        )
    return made


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
