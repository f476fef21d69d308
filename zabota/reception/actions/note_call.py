from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.channels.actions.provide_inbox import provide_inbox
from zabota.company.models import Branch, User
from zabota.core.errors import Refused
from zabota.customers.models import Customer
from zabota.desk.guards import scoped
from zabota.reception.actions.file_call import file_call
from zabota.reception.models import Call


@transaction.atomic
def note_call(
    customer: Customer,
    *,
    branch: Branch,
    by: User,
    is_incoming: bool = True,
    was_answered: bool = True,
    said: str = "",
    answered: str = "",
    minutes: int = 0,
    at: datetime | None = None,
    request_key: str = "",
) -> Call:
    """Write a call down by hand. The same `request_key` again returns the same call."""
    now = timezone.now()
    at = at or now - timedelta(minutes=minutes)
    if at > now:
        raise Refused(_("A call that was made is not in the future."))
    if was_answered and not (said.strip() or answered.strip()):
        raise Refused(_("Write down what was said."))
    inbox = provide_inbox("phone", branch)
    phone = customer.identities.filter(kind="phone").first()
    key = scoped(f"hand-{by.id}", request_key) or f"hand-{by.id}:{now.timestamp()}"
    call, is_new = Call.objects.get_or_create(
        inbox=inbox,
        external_id=key,
        defaults={
            "direction": Call.Direction.IN if is_incoming else Call.Direction.OUT,
            "number": phone.shown[:60] if phone else "",
            "user": by,
            "customer": customer,
            "rang_at": at,
            "answered_at": at if was_answered else None,
            "ended_at": at + timedelta(minutes=minutes),
            "missed_at": None if was_answered else at,
        },
    )
    if is_new:
        file_call(call, said=said.strip(), answered=answered.strip())
    return call
