"""What a customer's card shows: one dataclass, gathered in few queries."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.http import Http404

from zabota.customers.fulfilled import fill_fulfilled
from zabota.customers.models import (
    Consent,
    Customer,
    CustomerMerge,
    Expectation,
    Identity,
    Promise,
    Wish,
)

if TYPE_CHECKING:
    from zabota.company.models import Branch, User

MOST = 30


@dataclass
class Card:
    """Everything on one customer that `user` may see; remarks only where privacy leaves room for them."""

    customer: Customer
    identities: list[Identity]
    branches: list["Branch"]
    promises: list[Promise]
    consents: list[Consent]
    merges: list[CustomerMerge]
    expectations: list[Expectation] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)

    @property
    def open_promises(self) -> list[Promise]:
        return sorted((p for p in self.promises if p.is_open), key=lambda promise: promise.due_at)

    @property
    def past_promises(self) -> list[Promise]:
        return [promise for promise in self.promises if not promise.is_open]

    @property
    def confirmed(self) -> list[Expectation]:
        return [e for e in self.expectations if not e.is_hypothesis]

    @property
    def hypotheses(self) -> list[Expectation]:
        return [e for e in self.expectations if e.is_hypothesis]

    @property
    def choices(self) -> list[tuple[str, Any, Consent | None]]:
        """Every purpose but personal service, which is the choice of privacy: (value, label, consent)."""
        kept = {consent.purpose: consent for consent in self.consents}
        purposes = [choice for choice in Consent.Purpose.choices if choice[0] != Consent.Purpose.PERSONAL]
        return [(value, label, kept.get(value)) for value, label in purposes]


def find_customer(pk: int, user: "User") -> Customer:
    """The customer if `user` may see one of that number, else 404."""
    people = Customer.objects.visible_to(user).select_related(
        "company", "household", "manager", "merged_into"
    )
    customer = people.filter(pk=pk).first()
    if customer is None:
        raise Http404
    return customer


def card_of(customer: Customer, user: "User") -> Card:
    """Eight queries at most, five for a customer without remarks."""
    card = Card(
        customer=customer,
        identities=list(customer.identities.all()),
        branches=list(customer.branches.all()),
        promises=list(customer.promises.tellable_to(user).select_related("owner").order_by("-due_at")[:MOST]),
        consents=list(customer.consents.all()),
        merges=list(customer.merges.filter(undone_at=None).select_related("merged", "by").order_by("-id")),
    )
    if customer.keeps_remarks:
        card.expectations = list(customer.expectations.held().select_related("by")[:MOST])
        fill_fulfilled(card.expectations, user)
        card.wishes = list(customer.wishes.select_related("by")[:MOST])
    return card
