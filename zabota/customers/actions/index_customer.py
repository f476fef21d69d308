from collections.abc import Iterable
from typing import Any

from zabota.core.gathering import put
from zabota.core.orders import order
from zabota.customers.models import Customer, Findable, Identity
from zabota.customers.parts import grams_of, text_of

ROW = "(%s, %s, %s::int[])"
INSERT = "INSERT INTO customers_findable (customer_id, text, grams) VALUES "
RENEW = " ON CONFLICT (customer_id) DO UPDATE SET text = excluded.text, grams = excluded.grams"


def index_customer(customer: Customer, identities: Iterable[Identity] | None = None) -> None:
    """Make a customer findable by any part of the name, company, phones, mails and cards.

    `identities` saves the question where the caller holds all of them.
    """
    names = [customer.name, customer.company.name if customer.company else ""]
    known = customer.identities.all() if identities is None else identities
    text = text_of(names, [(one.kind, one.value, one.shown) for one in known])
    put(_store, Findable(customer_id=customer.id, text=text, grams=grams_of(text)))


def _store(rows: list[Findable]) -> None:
    """In one order, so that two batches do not lock each other up; of one customer the last counts."""
    last = {row.customer_id: row for row in rows}
    values: list[Any] = []
    for number in sorted(last):
        values += [number, last[number].text, last[number].grams]
    order(INSERT + ", ".join([ROW] * len(last)) + RENEW, values)
