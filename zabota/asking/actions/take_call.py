from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from zabota.asking.models import Call, CallList
from zabota.asking.queries import due
from zabota.company.models import User
from zabota.feedback.models import Way
from zabota.feedback.policy import Ask, checks
from zabota.feedback.questions import questions_at

HELD = timedelta(minutes=30)
"""A call that was taken and left comes back to the others after so long."""


@transaction.atomic
def take_call(call_list: CallList, *, by: User, at: datetime | None = None) -> Call | None:
    """The next customer for this interviewer, whom nobody else has; None when nobody is to be called now.

    Whom the contact policy does not let us ask is passed over, and the reason is kept.
    """
    at = at or timezone.now()
    free = Q(taken_at=None) | Q(taken_at__lt=at - HELD) | Q(taken_by=by)
    while True:
        wanted = due(Call.objects.visible_to(by).filter(call_list=call_list), at).filter(free)
        call: Call | None = wanted.select_for_update(skip_locked=True, of=("self",)).first()
        if call is None:
            return None
        reasons = reasons_against(call, at)
        if reasons:
            call.outcome, call.reasons = Call.Outcome.NOT_ASKED, reasons
            call.save(update_fields=["outcome", "reasons"])
            continue
        call.taken_by, call.taken_at = by, at
        call.save(update_fields=["taken_by", "taken_at"])
        return call


def reasons_against(call: Call, at: datetime) -> list[list[object]]:
    """What the contact policy says now; asking it reserves nothing."""
    call_list = call.call_list
    branch = call_list.branch or call.customer.branches.first()
    asked = tuple(question.id for question in questions_at(call_list.survey, branch, call_list.wave))
    ask = Ask(
        call.customer, call_list.survey, at, None, asked, branch=branch, way=Way.PHONE, wave=call_list.wave
    )
    return [[check.reason.name, check.facts] for check in checks(ask) if check.facts is not None]
