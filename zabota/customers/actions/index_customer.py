from collections.abc import Iterable

from zabota.core.search import lexemes, remember, suffixes
from zabota.customers.identities import mail_base
from zabota.customers.models import Customer, Identity

SEARCHED = "customer"


def index_customer(customer: Customer, identities: Iterable[Identity] | None = None) -> None:
    """Make a customer findable by any part of the name, company, phones, mails and cards.

    `identities` saves the question where the caller holds all of them.
    """
    words: set[str] = lexemes(customer.name) | suffixes(customer.name)
    if customer.company:
        words |= lexemes(customer.company.name)
    for identity in customer.identities.all() if identities is None else identities:
        for text in {identity.value, identity.shown}:
            words |= lexemes(text) | suffixes(text)
        if identity.kind == "email":
            words |= lexemes(mail_base(identity.value))
    remember(SEARCHED, customer.id, sorted(words), customer.created_at)
