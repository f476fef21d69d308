"""How customers of a demo company answer the survey, with a truth that the figures must find again."""

from zabota.desk.models import Conversation
from zabota.feedback.actions.mark_sent import mark_sent
from zabota.feedback.actions.respond import respond
from zabota.feedback.models import Invitation, Response
from zabota.feedback.seeds import why_of
from zabota.insight.statistics.bands import Band, band_of
from zabota.portal.demo.cases import await_recovery
from zabota.portal.demo.world import World
from zabota.recovery.actions.open_case import open_case

ANSWERING = 0.56
GOOD, GOOD_SPREAD = 9.2, 0.85
WEAK, WEAK_SPREAD = 6.0, 1.9
MISHAP = 0.035
"""Anything can go wrong once, anywhere."""


def await_answer(world: World, conversation: Conversation) -> None:
    """The survey went out with the reply; most who answer do it the same day."""
    invitation = Invitation.objects.filter(conversation=conversation).select_related("branch").first()
    if invitation is None:
        return
    mark_sent(invitation)
    if world.chance(ANSWERING):
        later = world.diary.now + world.minutes(20, 180 if world.chance(0.7) else 1_800)
        world.diary.at(later, give_marks, world, invitation)


def give_marks(world: World, invitation: Invitation) -> None:
    """Marks for what was asked; a critic's mark opens a case, which is then worked on."""
    response = fill_in(
        world, invitation, {line["id"]: score_of(world, invitation, line) for line in invitation.touchpoints}
    )
    case = open_case(response)
    if case is not None:
        await_recovery(world, case)


def fill_in(world: World, invitation: Invitation, scores: dict[int, int]) -> Response:
    names = {touchpoint.id: touchpoint.name for touchpoint in world.asked}
    marks = {key: (score, reason(world, names[key], score, invitation)) for key, score in scores.items()}
    return respond(invitation, marks, device=f"{world.dice.getrandbits(64):016x}")


def score_of(world: World, invitation: Invitation, line: dict) -> int:
    """The truth: one touchpoint is bad at one branch; everything else is good."""
    weak = world.house.branches[world.plan.weak_branch]
    is_weak = invitation.branch == weak and line["id"] == world.weak.id
    mean, spread = (WEAK, WEAK_SPREAD) if is_weak else (GOOD, GOOD_SPREAD)
    if not is_weak and world.chance(MISHAP):
        mean = 4
    return max(1, min(10, round(world.dice.gauss(mean, spread))))


def reason(world: World, touchpoint: str, score: int, invitation: Invitation) -> str:
    """In the customer's words; critics speak of the thing itself."""
    language = invitation.language
    said = world.plan.whys.get(touchpoint, {}).get(language)
    if band_of(score) is Band.CRITIC and said:
        return world.dice.choice(said).format(a=world.guest_of(invitation.customer_id).ending)
    return why_of(score, language, world.dice)
