"""How to write to a customer who was here or on the telephone, and who they are when they gave no name."""

from collections.abc import Sequence

from zabota.company.models import Branch
from zabota.customers.actions.recognise import recognise
from zabota.customers.models import Customer


def address_of(customer: Customer) -> str:
    """The first e-mail address, else the first phone, else nothing."""
    kinds = {one.kind: one.shown for one in reversed(list(customer.identities.all()))}
    return kinds.get("email") or kinds.get("phone") or ""


def guest(name: str, addresses: Sequence[tuple[str, str]], branch: Branch) -> Customer:
    """Who wrote on paper or asked at the desk: known by an address, else a new card, be it without a name."""
    given = [(kind, value) for kind, value in addresses if value.strip()]
    kind, value = given[0] if given else ("in_person", "")
    return recognise(kind, value, name=name, branch=branch, also_known_as=given[1:])
