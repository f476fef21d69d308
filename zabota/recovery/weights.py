"""The weight of a customer's cases by what the company has set."""

from decimal import Decimal

from zabota.company.parameters import value_of
from zabota.customers.models import Customer
from zabota.recovery.models import CustomerWeight
from zabota.recovery.weighing import weight_of


def weight_for(customer: Customer | None) -> int:
    known = CustomerWeight.objects.filter(customer=customer).first()
    return weight_of(
        known.yearly_value if known else None,
        known.followers if known else None,
        typical=Decimal(str(value_of("recovery.typical_value"))),
        value_share=value_of("recovery.value_share") / 100,
        reach_share=value_of("recovery.reach_share") / 100,
    )
