from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.display.durations import duration
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.desk.actions.keep_contact import keep_contact
from zabota.desk.wording import in_company_language
from zabota.reception.events import SeniorCame
from zabota.reception.models import SeniorCall


@transaction.atomic
def note_senior_came(
    call: SeniorCall, came: User, *, by: User, what_was_said: str = "", at: datetime | None = None
) -> SeniorCall:
    """Somebody senior stood before the customer: who, and how fast. The first one counts."""
    found = SeniorCall.objects.select_for_update(of=("self",)).select_related("conversation", "customer")
    held = found.get(id=call.id)
    if held.came_at is not None:
        return held
    at = at or timezone.now()
    if at < held.asked_at:
        raise Refused(_("Nobody can have come before the customer asked."))
    held.came, held.came_at, held.what_was_said = came, at, what_was_said.strip()
    held.save(update_fields=["came", "came_at", "what_was_said"])
    waited = held.waited_seconds or 0
    with in_company_language():
        told = _("%(name)s came after %(time)s.") % {"name": came, "time": duration(waited)}
    conversation = held.conversation
    if not conversation.is_resolved:
        keep_contact(
            inbox=conversation.inbox,
            customer=held.customer,
            answered="\n".join(filter(None, [told, held.what_was_said])),
            by=came if came.may("desk.answer") else by,
            at=at,
        )
    announce(
        SeniorCame(
            senior_call_id=held.id,
            conversation_id=held.conversation_id,
            customer_id=held.customer_id,
            branch_id=held.branch_id,
            waited_seconds=waited,
            by_id=by.id,
        ),
        at=at,
    )
    return held
