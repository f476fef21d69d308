"""How a customer can be written to without a conversation: a known address, and an inbox that serves it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zabota.channels.models import Inbox
from zabota.customers.models import Customer

if TYPE_CHECKING:
    from zabota.company.models import Branch

ONLY_WHILE_HERE = {"chat"}
"""A visitor of the site's chat can be written to only while the window is open."""


@dataclass(frozen=True)
class Reach:
    inbox: Inbox
    address: str


def reach_of(customer: Customer, branch: "Branch | None", only: Inbox | None = None) -> Reach | None:
    """Mail before others, the branch's own inbox before the company's; None when there is no way.

    `only` is the inbox that was chosen.
    """
    known = {row.kind: row.value for row in reversed(customer.identities.all())}
    usable = [
        inbox
        for inbox in Inbox.objects.switched_on().order_by("id")
        if (only is None or inbox.id == only.id)
        and inbox.channel.identity not in ONLY_WHILE_HERE
        and inbox.channel.reaches(known.get(inbox.channel.identity, ""))
    ]
    if not usable:
        return None
    branch_id = branch.id if branch else None
    best = min(
        usable, key=lambda inbox: (inbox.channel.identity != "email", inbox.branch_id != branch_id, inbox.id)
    )
    return Reach(best, known[best.channel.identity])
