from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from zabota.company.models import Branch
from zabota.core.events import announce
from zabota.core.gathering import is_gathering, keep, keep_all, put, store_rows, store_waiting
from zabota.customers.actions.index_customer import index_customer
from zabota.customers.addresses import Address, as_address
from zabota.customers.events import CustomerAdded
from zabota.customers.foreseen import Held, Served, ask, held_by, note_held
from zabota.customers.identities import one_line
from zabota.customers.models import Customer, Identity, MergeSuggestion

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
    first = as_address(kind, value)
    named = {a.key: a for a in (first, *(as_address(*other) for other in also_known_as)) if a.value}
    sender = Sender(first, tuple(named.values()), one_line(name)[:160], language[:5], branch)
    for attempt in range(TRIES):
        held = ask(named, branch) if attempt else held_by(named, branch)
        customer, served = _holder(sender, held)
        if customer and served and not sender.news_for(customer) and len(held) == len(named):
            return customer if len(held) == 1 else _note_others(customer, held)
        if is_gathering():  # a clash shows at the end of it, and undoes all of it
            return _complete(sender, customer, served, held)
        try:
            with transaction.atomic():
                return _complete(sender, customer, served, held)
        except IntegrityError as clash:  # someone took an address between our question and our answer
            lost = clash
    raise lost


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


def _holder(sender: Sender, held: Held) -> tuple[Customer | None, bool]:
    """Who has the sender's own address, and whether the branch serves them already."""
    identity: Any = held.get(sender.first.key)
    if identity is None:
        return None, False
    customer: Customer = identity.customer
    served: bool = identity.served
    while customer.merged_into:
        customer, served = customer.merged_into, False
    return customer, served


def _complete(sender: Sender, customer: Customer | None, served: bool, held: Held) -> Customer:
    """Write what is missing: the card itself, its addresses, its branch, what it did not know."""
    is_new = customer is None
    customer = customer or keep(Customer(name=sender.name, language=sender.language))
    if news := sender.news_for(customer):
        store_waiting()  # the card may be as new as the news
        Customer.objects.filter(id=customer.id).update(**news, version=F("version") + 1)
        customer.refresh_from_db()
    added = [
        Identity(customer=customer, kind=a.kind, value=a.value, shown=a.shown)
        for a in sender.addresses
        if a.key not in held
    ]
    if added:
        put(_store_identities, added)
    if sender.branch and not served:
        _serve(customer, sender.branch, is_new)
    if is_new:
        index_customer(customer, added)
    elif news or added:
        store_waiting()  # the index asks for the addresses that are stored
        index_customer(customer)
    if is_new:
        announce(CustomerAdded(customer_id=customer.id))
    note_held(customer, added, sender.branch)
    return _note_others(customer, held)


def _store_identities(of_senders: list[list[Identity]]) -> None:
    """In one order: two messages at once wait for each other instead of locking up."""
    store_rows(sorted(chain.from_iterable(of_senders), key=lambda one: (one.kind, one.value)))


def _serve(customer: Customer, branch: Branch, is_new: bool) -> None:
    if is_new:
        keep_all([Served(customer_id=customer.id, branch_id=branch.id)])
    else:
        customer.branches.add(branch)


def _note_others(customer: Customer, held: Held) -> Customer:
    """An address that another card has is a hint for a person, never a reason to join the cards."""
    others = {row.customer_id: row.kind for row in held.values() if row.customer_id != customer.id}
    if others:
        pairs = [(min(customer.id, other), max(customer.id, other), kind) for other, kind in others.items()]
        MergeSuggestion.objects.bulk_create(
            [MergeSuggestion(customer_id=low, other_id=high, reason=kind) for low, high, kind in pairs],
            ignore_conflicts=True,
        )
    return customer
