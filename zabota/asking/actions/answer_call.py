from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.asking.models import Call
from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.mark_sent import mark_sent
from zabota.feedback.actions.respond import respond
from zabota.feedback.answers import Marks, Sayings
from zabota.feedback.models import Refusal, Way


@transaction.atomic
def answer_call(
    call: Call,
    marks: Marks,
    comment: str = "",
    *,
    answers: Sayings | None = None,
    by: User,
    at: datetime | None = None,
) -> None:
    """Keep what a customer said on the telephone; `by` typed it in. Again changes nothing.

    Refused when the call has ended otherwise, or the contact policy says no by now.
    """
    at = at or timezone.now()
    kept = Call.objects.select_for_update(of=("self",)).get(id=call.id)
    if kept.invitation is not None:
        return
    if kept.outcome:
        raise Refused(_("This call has ended already."))
    call_list = kept.call_list
    invitation = invite(
        kept.customer,
        call_list.survey,
        branch=call_list.branch,
        at=at,
        by=by,
        way=Way.PHONE,
        visit={"call": kept.id, "list": call_list.name},
        wave=call_list.wave,
    )
    if isinstance(invitation, Refusal):
        raise Refused(_("The contact policy does not let us ask this customer now."))
    mark_sent(invitation, at=at)
    respond(invitation, marks, comment, answers=answers, at=at, entered_by=by)
    kept.invitation, kept.outcome = invitation, Call.Outcome.ANSWERED
    kept.attempts, kept.taken_by, kept.taken_at = kept.attempts + 1, by, None
    kept.save(update_fields=["invitation", "outcome", "attempts", "taken_by", "taken_at"])
    call.refresh_from_db()
