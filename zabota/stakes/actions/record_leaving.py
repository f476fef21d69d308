from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import Branch, User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.customers.models import Customer
from zabota.stakes.events import CustomerLeft
from zabota.stakes.models import Leaving


@transaction.atomic
def record_leaving(
    customer: Customer, left_on: date, reason: str, *, by: User, said: str = "", branch: Branch | None = None
) -> Leaving:
    """A customer went away. Recorded again for the same day it only changes reason and words."""
    if reason not in Leaving.Reason.values:
        raise Refused(_("There is no such reason."))
    if left_on > timezone.localdate():
        raise Refused(_("Who leaves later is still here: call them."))
    branch = branch or customer.branches.order_by("id").first()
    Customer.objects.select_for_update().get(pk=customer.pk)
    found = Leaving.objects.filter(customer=customer, left_on=left_on).first()
    if found is not None:
        found.reason, found.said = reason, said.strip() or found.said
        found.save(update_fields=["reason", "said"])
        return found
    leaving = Leaving.objects.create(
        customer=customer, left_on=left_on, reason=reason, said=said.strip(), by=by, branch=branch
    )
    told: dict[str, Any] = {
        "leaving_id": leaving.id,
        "customer_id": customer.id,
        "branch_id": branch.id if branch else None,
    }
    announce(CustomerLeft(by_id=by.id, reason=reason, **told))
    return leaving
