from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import Branch, User
from zabota.core.errors import Refused
from zabota.customers.models import Customer
from zabota.recovery.models import CompensatedCustomer, Compensation, Goodwill
from zabota.recovery.money import currency


@transaction.atomic
def plan_compensation(
    *,
    incident: str,
    branch: Branch | None,
    kind: str,
    what: str,
    cost: Decimal,
    text: str,
    customers: Iterable[Customer],
    by: User,
) -> Compensation:
    """Say what happened, who gets what, and what they are told. Nothing leaves before it is confirmed."""
    if not by.may("recovery.compensate"):
        raise Refused(_("Your roles do not let you compensate many customers."))
    if kind not in Goodwill.Kind.values or not what.strip() or not incident.strip() or not text.strip():
        raise Refused(_("Say what happened, what each customer gets, and what they are told."))
    if cost < 0 or cost != round(cost, 2):
        raise Refused(_("The cost is an amount from 0 with at most two decimals."))
    ids = sorted({customer.id for customer in customers})
    if not ids:
        raise Refused(_("Nobody is named who could get it."))
    compensation = Compensation.objects.create(
        incident=incident.strip(),
        branch=branch,
        kind=kind,
        what=what.strip(),
        cost=cost,
        currency=currency(),
        text=text.strip(),
        planned_by=by,
    )
    CompensatedCustomer.objects.bulk_create(
        CompensatedCustomer(compensation=compensation, customer_id=customer_id) for customer_id in ids
    )
    return compensation
