from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.channels.actions.provide_inbox import provide_inbox
from zabota.company.models import Branch, User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.models import Customer
from zabota.desk.actions.keep_contact import keep_contact
from zabota.desk.guards import scoped
from zabota.desk.wording import in_company_language
from zabota.reception.events import SeniorCalled
from zabota.reception.models import SeniorCall
from zabota.reception.ways import address_of


@transaction.atomic
def call_senior(
    customer: Customer,
    why: str,
    *,
    branch: Branch,
    by: User,
    place: str = "",
    at: datetime | None = None,
    request_key: str = "",
) -> SeniorCall:
    """A customer in the branch asks for somebody senior: everybody of the branch hears of it at once.

    It is a message in the customer's talk at the desk, and waits until somebody came.
    """
    own_key = scoped(f"senior-{by.id}", request_key)
    if own_key and (called := SeniorCall.objects.filter(request_key=own_key).first()):
        return called
    if not why.strip():
        raise Refused(_("Say in a few words what it is about."))
    at = at or timezone.now()
    with in_company_language():
        subject = _("Asks for somebody senior")
    conversation = keep_contact(
        inbox=provide_inbox("in_person", branch),
        customer=customer,
        said=f"{subject}: {why.strip()}",
        by=by,
        branch=branch,
        address=address_of(customer),
        subject=subject,
        at=at,
    )
    called = SeniorCall.objects.create(
        branch=branch,
        customer=customer,
        conversation=conversation,
        why=why.strip(),
        place=" ".join(place.split())[:120],
        asked_at=at,
        by=by,
        request_key=own_key,
    )
    announce(
        SeniorCalled(
            senior_call_id=called.id,
            conversation_id=conversation.id,
            customer_id=customer.id,
            branch_id=branch.id,
            by_id=by.id,
        ),
        at=at,
    )
    return called
