from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.asking.models import Call
from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.core.errors import Refused

RESULTS = ("no_answer", "call_back", "refused")


@transaction.atomic
def record_call(
    call: Call,
    result: str,
    *,
    by: User,
    call_back_at: datetime | None = None,
    note: str = "",
    at: datetime | None = None,
) -> None:
    """What became of a call that brought no answers. After so many without an answer it is given up.

    Refused for a moment in the past, and for a call that has ended.
    """
    at = at or timezone.now()
    kept = Call.objects.select_for_update(of=("self",)).get(id=call.id)
    if kept.outcome:
        raise Refused(_("This call has ended already."))
    if result not in RESULTS:
        raise Refused(_("Say what became of the call."))
    kept.attempts += 1
    kept.note = note.strip() or kept.note
    kept.taken_by, kept.taken_at = by, None
    if result == "refused":
        kept.outcome = Call.Outcome.REFUSED
    elif result == "call_back":
        if call_back_at is None or call_back_at <= at:
            raise Refused(_("When shall we call back? Give a moment that is still to come."))
        kept.next_at = call_back_at
    elif kept.attempts >= value_of("asking.call_attempts"):
        kept.outcome = Call.Outcome.UNREACHED
    else:
        kept.next_at = at + timedelta(hours=value_of("asking.call_pause_hours"))
    kept.save(update_fields=["attempts", "note", "taken_by", "taken_at", "outcome", "next_at"])
    call.refresh_from_db()
