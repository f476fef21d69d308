"""Who has the addresses of a batch: asked once, then kept true while the batch is filed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from zabota.company.models import Branch
from zabota.core.gathering import store_waiting
from zabota.core.plain_rows import columns_of, take_row
from zabota.core.standing import fetch
from zabota.customers.addresses import as_address
from zabota.customers.models import Customer, Identity

Key = tuple[str, str]
"""Kind and normalised value."""
Held = dict[Key, Identity]
Served = Customer.branches.through

COLUMNS = f"{columns_of(Identity, 'identity')}, {columns_of(Customer, 'customer')}"
TABLES = """
FROM customers_identity AS identity JOIN customers_customer AS customer ON customer.id = identity.customer_id
"""
SERVED = """
EXISTS (SELECT FROM customers_customer_branches AS has
        WHERE has.customer_id = identity.customer_id AND has.branch_id = %s)
"""


class Foreseen:
    """The answer for some addresses and one branch."""

    def __init__(self, keys: Iterable[Key], branch: Branch | None):
        self.keys = set(keys)
        self.branch_id = branch.id if branch else None
        self.held = ask(self.keys, branch)


_foreseen: ContextVar[Foreseen | None] = ContextVar("foreseen", default=None)


@contextmanager
def foreseen(given: Iterable[tuple[str, str]], branch: Branch | None) -> Iterator[None]:
    """Within, `held_by` answers for these addresses, (kind, value as given), without a question.

    For one batch in one transaction that is undone as a whole when somebody else was faster.
    """
    addresses = {as_address(kind, value) for kind, value in given}
    token = _foreseen.set(Foreseen((one.key for one in addresses if one.value), branch))
    try:
        yield
    finally:
        _foreseen.reset(token)


def held_by(keys: Iterable[Key], branch: Branch | None) -> Held:
    """Those of the addresses that somebody has, each with its customer and, as `served`, whether the branch
    serves them.
    """
    asked = set(keys)
    known = _foreseen.get()
    if known and known.branch_id == (branch.id if branch else None) and asked <= known.keys:
        return {key: known.held[key] for key in asked & known.held.keys()}
    store_waiting()
    return ask(asked, branch)


def note_held(customer: Customer, added: Iterable[Identity], branch: Branch | None) -> None:
    """Somebody's card changed: these addresses are new on it, and the branch serves them now."""
    known = _foreseen.get()
    if known is None or known.branch_id != (branch.id if branch else None):
        return
    known.held |= {(one.kind, one.value): one for one in added if (one.kind, one.value) in known.keys}
    for identity in known.held.values():
        if identity.customer_id == customer.id:
            identity.customer = customer
            vars(identity)["served"] = True  # as the question says it


def ask(keys: Iterable[Key], branch: Branch | None) -> Held:
    """One query, however many there are."""
    of_kind: dict[str, list[str]] = defaultdict(list)
    for kind, value in keys:
        of_kind[kind].append(value)
    if not of_kind:
        return {}
    served = SERVED if branch else "true"
    asked = " OR ".join(["identity.kind = %s AND identity.value = ANY(%s)"] * len(of_kind))
    values: list[Any] = [branch.id] if branch else []
    for kind_and_values in of_kind.items():
        values.extend(kind_and_values)
    found = fetch(f"SELECT {COLUMNS}, {served} {TABLES} WHERE {asked}", values)  # noqa: S608
    rows = [as_identity(row) for row in found]
    return {(row.kind, row.value): row for row in rows}


def as_identity(values: Sequence[Any]) -> Identity:
    """With its customer and, as `served`, whether the branch serves them."""
    identity, rest = take_row(Identity, values)
    identity.customer, (served,) = take_row(Customer, rest)
    vars(identity)["served"] = served
    return identity
