from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import Branch, Department, User
from zabota.complaints.events import ComplaintRegistered, of_complaint
from zabota.complaints.models import Complaint
from zabota.complaints.rules import country_of, deadline_of, rule_for
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.feedback.models import Response, Touchpoint
from zabota.recovery.actions.thank_for_candour import thank_for_candour
from zabota.recovery.models import RecoveryCase

LONGEST = 20_000
STARS = range(1, 6)
NUMBERING = 39_001
"""The advisory lock under which numbers are given, so that the register has no gaps."""


@transaction.atomic
def register_complaint(
    *,
    kind: str,
    source: str,
    text: str,
    by: User | None,
    customer: Customer | None = None,
    from_name: str = "",
    from_address: str = "",
    branch: Branch | None = None,
    touchpoint: Touchpoint | None = None,
    department: Department | None = None,
    employee: User | None = None,
    conversation: Conversation | None = None,
    response: Response | None = None,
    recovery_case: RecoveryCase | None = None,
    deal: str = "",
    product: str = "",
    wanted: str = "",
    our_action: str = "",
    side_of_service: str = "",
    review_url: str = "",
    stars: int | None = None,
    owner: User | None = None,
    received_at: datetime | None = None,
    request_key: str = "",
) -> Complaint:
    """Take a complaint, claim or suggestion into the one register, under the next number.

    Customer, branch and conversation follow from the case, the response or the conversation it came from.
    Its deadlines are those of the branch's country. The same `request_key` again returns the same complaint.
    """
    if request_key and (kept := Complaint.objects.filter(request_key=request_key).first()):
        return kept
    _guard(kind, source, side_of_service, text)
    _guard_review(source, review_url, stars)
    origin = recovery_case or response or conversation
    if recovery_case:
        response = response or recovery_case.response
        conversation = conversation or recovery_case.conversation
    if origin:
        customer, branch = customer or origin.customer, branch or origin.branch
    department = department or (touchpoint.department if touchpoint else None)
    received_at = received_at or timezone.now()
    _number_lock()
    if request_key and (kept := Complaint.objects.filter(request_key=request_key).first()):
        return kept
    complaint = Complaint.objects.create(
        number=(Complaint.objects.aggregate(most=Max("number"))["most"] or 0) + 1,
        kind=kind,
        source=source,
        text=text.strip(),
        registered_by=by,
        customer=customer,
        from_name=from_name.strip(),
        from_address=from_address.strip(),
        branch=branch,
        touchpoint=touchpoint,
        department=department,
        employee=employee,
        conversation=conversation,
        response=response,
        recovery_case=recovery_case,
        repeats=_same_before(customer, touchpoint, received_at),
        deal=deal.strip(),
        product=product.strip(),
        wanted=wanted.strip(),
        our_action=our_action.strip(),
        side_of_service=side_of_service,
        review_url=review_url,
        stars=stars,
        owner=owner,
        received_at=received_at,
        request_key=request_key,
        **_deadlines(branch, kind, received_at),
    )
    announce(ComplaintRegistered(by_id=by.id if by else None, **of_complaint(complaint)), at=received_at)
    _thank_for_candour(complaint)
    return complaint


def _thank_for_candour(complaint: Complaint) -> None:
    """Who tells us is to be rewarded, right or not (S4-26); what came of an answer was announced with it."""
    if complaint.customer is None or complaint.response_id or complaint.recovery_case_id:
        return
    source = f"complaint-{complaint.id}"
    thank_for_candour(complaint.customer, source, branch=complaint.branch, at=complaint.received_at)


def _guard(kind: str, source: str, side_of_service: str, text: str) -> None:
    if kind not in Complaint.Kind.values or source not in Complaint.Source.values:
        raise Refused(_("Say whether it is a complaint, a claim or a suggestion, and how it reached us."))
    if side_of_service and side_of_service not in Complaint.Side.values:
        raise Refused(_("There is no such side of service."))
    if not text.strip():
        raise Refused(_("Write what the customer said."))
    if len(text) > LONGEST:
        raise Refused(_("The text is too long. Keep what matters; attach the rest to the conversation."))


def _guard_review(source: str, review_url: str, stars: int | None) -> None:
    if (review_url or stars is not None) and source != Complaint.Source.REVIEW:
        raise Refused(_("An address and stars belong to a public review."))
    if stars is not None and stars not in STARS:
        raise Refused(_("A review gives 1 to 5 stars."))
    if review_url and not review_url.startswith(("https://", "http://")):
        raise Refused(_("The address of a review begins with https://."))


def _deadlines(branch: Branch | None, kind: str, received_at: datetime) -> dict[str, Any]:
    country, rule = rule_for(country_of(branch), kind)
    acknowledge = deadline_of(branch, received_at, rule.acknowledge, moves=rule.moves).at
    answer = deadline_of(branch, received_at, rule.answer, moves=rule.moves).at
    return {
        "rule": rule.stored(country),
        "acknowledge_due_at": acknowledge,
        "answer_due_at": answer,
        "next_due_at": min(acknowledge, answer),
    }


def _number_lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NUMBERING])


def _same_before(customer: Customer | None, touchpoint: Touchpoint | None, at: datetime) -> Complaint | None:
    """The customer's latest earlier complaint about the same touchpoint (S3-135)."""
    if customer is None or touchpoint is None:
        return None
    earlier = Complaint.objects.filter(customer=customer, touchpoint=touchpoint, received_at__lt=at)
    return earlier.exclude(kind=Complaint.Kind.SUGGESTION).order_by("-received_at", "-id").first()
