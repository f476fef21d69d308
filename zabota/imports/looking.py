"""The cards that have the addresses of some rows, and which of them the importer may see."""

from collections.abc import Sequence

from zabota.company.models import User
from zabota.customers.foreseen import Key, ask
from zabota.customers.models import Customer
from zabota.imports.meaning import Meant


def held_and_seen(rows: Sequence[Meant], by: User) -> tuple[dict[Key, Customer], set[int]]:
    """Two questions, however many rows; a card that was merged into another stands for that one."""
    found = ask({one.key for row in rows for one in row.addresses}, None)
    held = {key: kept_one(identity.customer) for key, identity in found.items()}
    ids = {customer.id for customer in held.values()}
    return held, set(Customer.objects.visible_to(by).filter(id__in=ids).values_list("id", flat=True))


def kept_one(customer: Customer) -> Customer:
    while customer.merged_into:
        customer = customer.merged_into
    return customer
