from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef, Q, Value

from zabota.company.models import Branch
from zabota.company.parameters import value_of
from zabota.core.events import announce
from zabota.customers.actions.index_customer import index_customer
from zabota.customers.events import CustomerAdded
from zabota.customers.identities import normalise, one_line, shortened
from zabota.customers.models import Customer, Identity, MergeSuggestion

Served = Customer.branches.through
TRIES = 5


def recognise(
    kind: str,
    value: str,
    *,
    name: str = "",
    language: str = "",
    branch: Branch | None = None,
    also_known_as: Sequence[tuple[str, str]] = (),
) -> Customer:
    """The customer who has this address; a new one when nobody has. One query for a known sender.

    The address is claimed, not verified: `verified_at` stays empty. `also_known_as` holds further addresses
    the sender named, as (kind, value): free ones are added to the card; one that another card has only makes
    a suggestion to merge. An empty address makes a customer without one. Two calls at once make one customer.
    """
    first = _address(kind, value)
    named = {a[:2]: a for a in (first, *(_address(*other) for other in also_known_as)) if a.value}
    sender = Sender(first, tuple(named.values()), one_line(name)[:160], language[:5], branch)
    for _ in range(TRIES):
        held = _held_by(sender)
        customer, served = _holder(sender, held)
        if customer and served and not sender.news_for(customer) and len(held) == len(named):
            return customer if len(held) == 1 else _note_others(customer, held)
        try:
            with transaction.atomic():
                return _complete(sender, customer, served, held)
        except IntegrityError as clash:  # someone took an address between our question and our answer
            lost = clash
    raise lost


class Address(NamedTuple):
    kind: str
    value: str
    shown: str


Held = dict[tuple[str, str], Identity]


@dataclass(frozen=True)
class Sender:
    """Who wrote, as far as the message says."""

    first: Address
    addresses: tuple[Address, ...]
    name: str
    language: str
    branch: Branch | None

    def news_for(self, customer: Customer) -> dict[str, str]:
        """What the card does not know yet; what it knows is never overwritten by a message."""
        told = {"name": self.name, "language": self.language}
        return {field: text for field, text in told.items() if text and not getattr(customer, field)}


def _address(kind: str, value: str) -> Address:
    region = value_of("company.phone_region") if kind == "phone" else ""
    return Address(kind, normalise(kind, value, region), shortened(one_line(value)))


def _held_by(sender: Sender) -> Held:
    """Those of the addresses that somebody has, each with its customer and whether the branch serves them."""
    if not sender.addresses:
        return {}
    asked = Q()
    for kind, value, _ in sender.addresses:
        asked |= Q(kind=kind, value=value)
    served = Value(True)
    if sender.branch:
        of_branch = Served.objects.filter(branch_id=sender.branch.id)
        served = Exists(of_branch.filter(customer_id=OuterRef("customer_id")))
    rows = Identity.objects.filter(asked).select_related("customer").annotate(served=served).order_by()
    return {(row.kind, row.value): row for row in rows}


def _holder(sender: Sender, held: Held) -> tuple[Customer | None, bool]:
    """Who has the sender's own address, and whether the branch serves them already."""
    identity = held.get(sender.first[:2])
    if identity is None:
        return None, False
    customer, served = identity.customer, identity.served
    while customer.merged_into:
        customer, served = customer.merged_into, False
    return customer, served


def _complete(sender: Sender, customer: Customer | None, served: bool, held: Held) -> Customer:
    """Write what is missing: the card itself, its addresses, its branch, what it did not know."""
    is_new = customer is None
    customer = customer or Customer.objects.create(name=sender.name, language=sender.language)
    if news := sender.news_for(customer):
        Customer.objects.filter(id=customer.id).update(**news, version=F("version") + 1)
        customer.refresh_from_db()
    free = [a for a in sender.addresses if a[:2] not in held]
    # In one order: two messages at once wait for each other instead of locking up.
    added = Identity.objects.bulk_create(
        Identity(customer=customer, kind=a.kind, value=a.value, shown=a.shown) for a in sorted(free)
    )
    if sender.branch and not served:
        customer.branches.add(sender.branch)
    if is_new or news or added:
        index_customer(customer, added if is_new else None)
    if is_new:
        announce(CustomerAdded(customer_id=customer.id))
    return _note_others(customer, held)


def _note_others(customer: Customer, held: Held) -> Customer:
    """An address that another card has is a hint for a person, never a reason to join the cards."""
    others = {row.customer_id: row.kind for row in held.values() if row.customer_id != customer.id}
    if others:
        pairs = [(*sorted((customer.id, other)), kind) for other, kind in others.items()]
        MergeSuggestion.objects.bulk_create(
            [MergeSuggestion(customer_id=low, other_id=high, reason=kind) for low, high, kind in pairs],
            ignore_conflicts=True,
        )
    return customer
