"""Who has the addresses of a batch: asked once, then kept true while the batch is filed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Exists, OuterRef, Q, Value

from zabota.company.models import Branch
from zabota.core.gathering import store_waiting
from zabota.customers.addresses import as_address
from zabota.customers.models import Customer, Identity

Key = tuple[str, str]
"""Kind and normalised value."""
Held = dict[Key, Identity]
Served = Customer.branches.through


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
            vars(identity)["served"] = True  # as the question annotated it


def ask(keys: Iterable[Key], branch: Branch | None) -> Held:
    """One query, however many there are."""
    of_kind: dict[str, list[str]] = defaultdict(list)
    for kind, value in keys:
        of_kind[kind].append(value)
    asked = Q()
    for kind, values in of_kind.items():
        asked |= Q(kind=kind, value__in=values)
    if not asked:
        return {}
    served: Value | Exists = Value(True)
    if branch:
        of_branch = Served.objects.filter(branch_id=branch.id)
        served = Exists(of_branch.filter(customer_id=OuterRef("customer_id")))
    rows = Identity.objects.filter(asked).select_related("customer").annotate(served=served).order_by()
    return {(row.kind, row.value): row for row in rows}
