from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.feedback.bands import SCALE
from zabota.feedback.events import ResponseGiven
from zabota.feedback.models import Invitation, Mark, Response
from zabota.feedback.models.response import LONGEST_TEXT


@transaction.atomic
def respond(
    invitation: Invitation,
    marks: Mapping[int, tuple[int, str]],
    comment: str = "",
    *,
    at: datetime | None = None,
    device: str = "",
) -> Response:
    """Keep what a customer answered: touchpoint id -> (mark 1-10, why).

    One response an invitation: answering again, even at the same moment, changes nothing and gives the first
    one back. Refused when the link was revoked or ran out, or a mark is not one that was asked for.
    """
    at = at or timezone.now()
    invitation = Invitation.objects.select_for_update(of=("self",)).get(id=invitation.id)
    if invitation.is_answered:
        return invitation.response
    refuse_useless(invitation, at)
    refuse_wrong(invitation, marks, comment)
    response = Response.objects.create(
        invitation=invitation,
        customer_id=invitation.customer_id,
        branch_id=invitation.branch_id,
        at=at,
        lowest=min(score for score, _why in marks.values()),
        comment=comment.strip(),
        device=device,
    )
    Mark.objects.bulk_create(
        Mark(
            response=response,
            touchpoint_id=touchpoint_id,
            score=score,
            why=why.strip(),
            branch_id=invitation.branch_id,
            employee_id=invitation.employee_id,
            at=at,
        )
        for touchpoint_id, (score, why) in marks.items()
    )
    announce(
        ResponseGiven(
            response_id=response.id,
            customer_id=response.customer_id,
            lowest=response.lowest,
            branch_id=response.branch_id,
            carried=response,
        )
    )
    return response


def refuse_useless(invitation: Invitation, at: datetime) -> None:
    if invitation.revoked_at is not None:
        raise Refused(_("This link was withdrawn and works no more."))
    if invitation.has_expired(at):
        raise Refused(_("This link has run out: it worked until the survey closed."))


def refuse_wrong(invitation: Invitation, marks: Mapping[int, tuple[int, str]], comment: str) -> None:
    asked = {line["id"] for line in invitation.touchpoints}
    if not marks:
        raise Refused(_("Please give at least one mark: tap a number from 1 to 10."))
    if not asked.issuperset(marks):
        raise Refused(_("This survey does not ask about that."))
    if any(type(score) is not int or score not in SCALE for score, _why in marks.values()):
        raise Refused(_("A mark is a whole number from 1 to 10."))
    if max(len(text) for text in [comment, *(why for _score, why in marks.values())]) > LONGEST_TEXT:
        raise Refused(_("That text is too long: %(limit)d characters fit.") % {"limit": LONGEST_TEXT})
