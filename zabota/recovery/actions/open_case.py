from django.db import transaction

from zabota.company.models import Branch, User
from zabota.company.parameters import value_of
from zabota.core.events import announce
from zabota.feedback.models import Mark, Response
from zabota.insight.statistics.bands import Band
from zabota.recovery.actions.escalate import escalate
from zabota.recovery.actions.thank_for_candour import thank_for_candour
from zabota.recovery.clocks import PartOfDay
from zabota.recovery.events import CaseOpened, SameProblemAgain, of_case
from zabota.recovery.limits import clocks_of
from zabota.recovery.models import RecoveryCase
from zabota.recovery.people import next_in_turn
from zabota.recovery.weights import weight_for


@transaction.atomic
def open_case(response: Response) -> RecoveryCase | None:
    """Open the case of a response with a mark of 1-6: once, however often called.

    None for better marks, and where nobody knows who answered: there is no one to put it right with.
    """
    if not wants_case(response):
        return None
    found = RecoveryCase.objects.filter(response=response).first()
    if found:
        return found
    case, is_new = RecoveryCase.objects.get_or_create(response=response, defaults=_facts(response))
    if is_new:
        announce(CaseOpened(**of_case(case)))
        _raise_alarm(case)
        _thank_for_candour(case)
    return case


def wants_case(response: Response) -> bool:
    return response.customer_id is not None and response.band is Band.CRITIC


def _facts(response: Response) -> dict:
    clocks = clocks_of(response.branch, response.at)
    return {
        "customer": response.customer,
        "conversation": response.invitation.conversation,
        "branch": response.branch,
        "owner": _owner(response.branch),
        "repeats": _same_problem_before(response),
        "lowest": response.lowest,
        "weight": weight_for(response.customer),
        "received_at": response.at,
        "given_in_day": clocks.part is PartOfDay.DAY,
        "contact_due_at": clocks.contact_due_at,
        "fix_due_at": clocks.fix_due_at,
        "next_due_at": min(clocks.contact_due_at, clocks.fix_due_at),
    }


def _owner(branch: Branch | None) -> User | None:
    return next_in_turn(branch) if value_of("recovery.owner_by", branch) == "turn" else None


def _same_problem_before(response: Response) -> RecoveryCase | None:
    """The customer's latest earlier case about a touchpoint that is marked low again (S3-135)."""
    low = Mark.objects.filter(response=response).critics().values("touchpoint")
    earlier = RecoveryCase.objects.filter(customer=response.customer, received_at__lt=response.at)
    again = Mark.objects.critics().filter(touchpoint__in=low).values("response")
    return earlier.filter(response__in=again).order_by("-received_at").first()


def _raise_alarm(case: RecoveryCase) -> None:
    """The same problem again: what irritates people most. Somebody who leads is called in at once."""
    if case.repeats_id is None:
        return
    called = escalate(case, "repeat", at=case.received_at)
    told = of_case(case, called.id if called else None)
    announce(SameProblemAgain(earlier_id=case.repeats_id, **told))
    case.refresh_from_db()


def _thank_for_candour(case: RecoveryCase) -> None:
    """Who says in words what was wrong is to be rewarded, right or not (S4-26)."""
    response = case.response
    if response is None or not (response.comment or response.marks.exclude(why="").exists()):
        return
    thank_for_candour(case.customer, f"response-{response.id}", branch=case.branch, at=case.received_at)
