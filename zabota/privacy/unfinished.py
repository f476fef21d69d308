"""What of a person's still goes on, so that nobody erases somebody whom we owe an answer without knowing."""

from typing import Any

from zabota.core.holdings import under_way
from zabota.customers.models import Customer
from zabota.privacy.person import cards_of


def unfinished_of(customer: Customer) -> list[tuple[Any, int]]:
    """(what, how many) of everything that goes on, over all cards of the person and all branches."""
    ids = cards_of(customer)
    counted = [(one.label, one.rows().filter(**{f"{one.of}__in": ids}).count()) for one in under_way]
    return [(label, number) for label, number in counted if number]


def in_words(unfinished: list[tuple[Any, int]]) -> str:
    return ", ".join(f"{label}: {number}" for label, number in unfinished)
