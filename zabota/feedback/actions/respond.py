from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.core.gathering import keep, keep_all, together
from zabota.core.models import EventRecord
from zabota.core.standing import standing
from zabota.feedback.anonymity import day_of, digest_of, sheet_for
from zabota.feedback.answers import Marks, Sayings, answer_rows, mark_rows, refuse_wrong
from zabota.feedback.events import ResponseGiven
from zabota.feedback.models import Invitation, Response, SpentLink


@transaction.atomic
def respond(
    invitation: Invitation,
    marks: Marks,
    comment: str = "",
    *,
    answers: Sayings | None = None,
    at: datetime | None = None,
    device: str = "",
    entered_by: User | None = None,
) -> Response:
    """Keep what was answered. `marks`: touchpoint id -> (mark 1-10, why); `answers`: question id -> Said.

    One response an invitation: answering again, even at the same moment, changes nothing and gives the first
    one back. Refused when the link was revoked or ran out, or something said was not asked for. An anonymous
    answer goes on a blank sheet, to the day. `entered_by` typed it in for the customer.
    """
    at = at or timezone.now()
    if invitation.is_anonymous:
        invitation = Invitation.objects.get(id=invitation.id)
        refuse_useless(invitation, at)
        refuse_wrong(invitation, marks, answers or {}, comment)
        spend(invitation)
        with together(1, Invitation, Response, EventRecord):
            sheet = keep(sheet_for(invitation, at))
            return store(sheet, marks, answers or {}, comment, at=day_of(at), entered_by=entered_by)
    [invitation] = locked(invitation.id)
    for given in given_to(invitation.id):
        return given
    refuse_useless(invitation, at)
    refuse_wrong(invitation, marks, answers or {}, comment)
    with together(1, Response, EventRecord):
        return store(invitation, marks, answers or {}, comment, at=at, device=device, entered_by=entered_by)


@standing
def locked(invitation_id: int) -> QuerySet[Invitation]:
    """Whoever answers by this link at the same moment waits here."""
    return Invitation.objects.select_for_update().filter(id=invitation_id)


@standing
def given_to(invitation_id: int) -> QuerySet[Response]:
    """Asked when the lock is held: only then everything is seen that others had stored before."""
    return Response.objects.filter(invitation=invitation_id)


def spend(invitation: Invitation) -> None:
    """Once a link. The invitation's row is not touched: not even its lock may tell when it was answered."""
    try:
        with transaction.atomic():
            SpentLink.objects.create(digest=digest_of(invitation))
    except IntegrityError as answered:
        raise Refused(_("This link was answered already. Anonymous answers cannot be changed.")) from answered


def store(
    invitation: Invitation,
    marks: Marks,
    answers: Mapping[int, Sequence],
    comment: str,
    *,
    at: datetime,
    device: str = "",
    entered_by: User | None = None,
) -> Response:
    """Within `together`: an answer goes to the database in one message."""
    response = Response(
        invitation=invitation,
        customer_id=invitation.customer_id,
        branch_id=invitation.branch_id,
        at=at,
        lowest=min((score for score, _why in marks.values()), default=None),
        comment=comment.strip(),
        device=device,
        entered_by=entered_by,
        **({"created_at": at} if invitation.is_sheet else {}),
    )
    keep(response)
    keep_all(mark_rows(response, marks))
    if answers:
        keep_all(answer_rows(response, answers))
    event = ResponseGiven(
        response_id=response.id,
        customer_id=response.customer_id,
        lowest=response.lowest,
        branch_id=response.branch_id,
        carried=response,
    )
    announce(event, at=at if invitation.is_sheet else None)
    return response


def refuse_useless(invitation: Invitation, at: datetime) -> None:
    if invitation.revoked_at is not None:
        raise Refused(_("This link was withdrawn and works no more."))
    if invitation.has_expired(at):
        raise Refused(_("This link has run out: it worked until the survey closed."))
