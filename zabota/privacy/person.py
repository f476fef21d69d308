"""Who is meant by a card: all cards that were merged into it, and what the person is known by."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pghistory.models
from django.apps import apps
from django.db.models import Model, Q, QuerySet

from zabota.channels.models import Inbox
from zabota.company.models import User
from zabota.core.holdings import Holding
from zabota.customers.models import Customer, Identity
from zabota.desk.models import Conversation, Message


@dataclass
class Person:
    """`addresses` are mail addresses, numbers and ids, as they were given and as they are kept."""

    ids: list[int]
    names: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)


def person_of(customer: Customer) -> Person:
    """The person behind a card, with names and addresses of earlier times and of every merged card."""
    person = Person(cards_of(customer))
    cards = Customer.objects.filter(id__in=person.ids)
    talks = Conversation.objects.filter(customer__in=person.ids)
    said = Message.objects.filter(conversation__in=talks, author=Message.Author.CUSTOMER)
    known = Identity.objects.filter(customer__in=person.ids)
    before = history_of(Identity).objects.filter(customer_id__in=person.ids)
    of_others = set(
        Identity.objects.exclude(customer__in=person.ids)
        .filter(value__in=[*_flat(talks, "address"), *_flat(said, "sender")])
        .values_list("value", flat=True)
    )
    ours = {*Inbox.objects.values_list("address", flat=True), *User.objects.values_list("email", flat=True)}
    addresses = [
        *_flat(known, "value"),
        *_flat(known, "shown"),
        *_flat(before, "value"),
        *_flat(before, "shown"),
        *_flat(talks, "address"),
        *_flat(said, "sender"),
    ]
    names = [
        *_flat(cards, "name"),
        *_flat(history_of(Customer).objects.filter(pgh_obj_id__in=person.ids), "name"),
        *_flat(talks, "customer_name"),
        *_flat(said, "sender_name"),
    ]
    person.addresses = _distinct(a for a in addresses if a.lower() not in of_others | ours)
    person.names = _distinct(names)
    return person


def cards_of(customer: Customer) -> list[int]:
    """The card that stayed and all that were merged into it, over any number of merges."""
    while customer.merged_into is not None:
        customer = customer.merged_into
    found, newest = [customer.id], [customer.id]
    while newest:
        newest = list(Customer.objects.filter(merged_into__in=newest).values_list("id", flat=True))
        found += newest
    return found


def rows_of(holding: Holding, person: Person) -> QuerySet:
    """What a holding keeps about a person."""
    theirs = Q(pk__in=[])
    for lookup in holding.of:
        theirs |= Q(**{f"{lookup}__in": person.ids})
    if holding.address:
        theirs |= Q(**{f"{holding.address}__in": person.addresses})
    rows = holding.model._base_manager
    return rows.filter(pk__in=rows.filter(theirs).values("pk"))


@cache
def history_of(model: type[Model]) -> Any:
    """The table that keeps the earlier states of a tracked one; None where none are kept."""
    for kept in apps.get_models():
        if issubclass(kept, pghistory.models.Event) and getattr(kept, "pgh_tracked_model", None) is model:
            return kept
    return None


def _flat(rows: QuerySet, column: str) -> list[str]:
    return list(rows.exclude(**{column: ""}).values_list(column, flat=True).distinct())


def _distinct(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(value.strip() for value in values if value and value.strip()))
