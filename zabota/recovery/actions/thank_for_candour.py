from datetime import datetime

from django.db import transaction

from zabota.company.models import Branch
from zabota.company.parameters import value_of
from zabota.core.events import announce
from zabota.customers.models import Customer
from zabota.recovery.events import CandourShown
from zabota.recovery.models import Candour


@transaction.atomic
def thank_for_candour(
    customer: Customer, source: str, *, branch: Branch | None = None, at: datetime
) -> Candour:
    """Note who told us openly what was wrong, and what was promised for it (S4-26); once for each source."""
    facts = {
        "customer": customer,
        "branch": branch,
        "at": at,
        "promised": str(value_of("recovery.candour_thanks")).strip(),
    }
    candour, is_new = Candour.objects.get_or_create(source=source, defaults=facts)
    if is_new:
        branch_id = branch.id if branch else None
        announce(CandourShown(customer_id=customer.id, source=source, branch_id=branch_id), at=at)
    return candour
