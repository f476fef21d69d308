from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.customers.models import Customer
from zabota.recovery.models import CustomerWeight, RecoveryCase
from zabota.recovery.weights import weight_for


@transaction.atomic
def set_weight(
    customer: Customer, yearly_value: Decimal | None, followers: int | None, *, by: User | None
) -> None:
    """What the customer spends in a year and how many hear them; their open cases are weighed anew."""
    if (yearly_value is not None and yearly_value < 0) or (followers is not None and followers < 0):
        raise Refused(_("Value and followers are numbers from 0."))
    CustomerWeight.objects.update_or_create(
        customer=customer,
        defaults={
            "yearly_value": yearly_value,
            "followers": followers,
            "set_by": by,
            "set_at": timezone.now(),
        },
    )
    for case in RecoveryCase.objects.open().filter(customer=customer).select_for_update():
        case.weight = weight_for(customer)
        case.save(update_fields=["weight"])
