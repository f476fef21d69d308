"""What is in a file of mails, and what would become of it: nothing is written."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Q

from zabota.channels.models import Delivery
from zabota.company.models import User
from zabota.customers.addresses import as_address
from zabota.customers.foreseen import ask
from zabota.customers.models import Customer
from zabota.desk.models import Message
from zabota.imports.actions.file_mail import HERE
from zabota.imports.letters import is_own
from zabota.imports.models import ImportedMail, MailboxImport

MOST_SENDERS = 20
MOST_KNOWN = 5_000


@dataclass(frozen=True)
class Sender:
    address: str
    count: int
    is_ours: bool
    customer: Customer | None


@dataclass(frozen=True)
class MailboxPreview:
    """Numbers of mails, but for `people` and `known`, which are addresses."""

    total: int
    first_at: datetime | None
    last_at: datetime | None
    ours: int
    here: int
    twice: int
    machines: int
    left_out: int
    wrong: int
    odd: int
    people: int
    known: int
    senders: list[Sender]


def preview_of_mailbox(of: MailboxImport, by: User) -> MailboxPreview:
    """Of cards only those count that the user sees."""
    mails = ImportedMail.objects.filter(of=of)
    waiting = mails.filter(outcome="")
    numbers = mails.aggregate(
        total=Count("id"),
        first_at=Min("at", filter=Q(outcome="")),
        last_at=Max("at", filter=Q(outcome="")),
        left_out=Count("id", filter=Q(outcome=ImportedMail.Outcome.BIN)),
        wrong=Count("id", filter=Q(outcome=ImportedMail.Outcome.WRONG)),
        odd=Count("id", filter=Q(outcome="") & ~Q(problem="")),
        machines=Count("id", filter=Q(outcome="", is_machine=True)),
    )
    told = waiting.order_by().values_list("sender").annotate(n=Count("id")).order_by("-n", "sender")
    senders = list(told)
    people = [address for address, _n in senders if address and not is_own(address, of.own_addresses)]
    cards = cards_of(people[:MOST_KNOWN], by)
    distinct = waiting.aggregate(n=Count("sameness", distinct=True))["n"]
    return MailboxPreview(
        **numbers,
        ours=sum(n for address, n in senders if is_own(address, of.own_addresses)),
        here=waiting.filter(is_here(of)).count(),
        twice=waiting.count() - distinct,
        people=len(people),
        known=len(cards),
        senders=[
            Sender(address, n, is_own(address, of.own_addresses), cards.get(address))
            for address, n in senders[:MOST_SENDERS]
        ],
    )


def is_here(of: MailboxImport) -> Any:
    """The same as `file_mail` asks, of all of them at once."""
    came = Delivery.objects.filter(inbox=of.inbox_id, sameness=OuterRef("sameness"), outcome__in=HERE)
    sent = Message.objects.filter(message_id=OuterRef("own_id"), conversation__inbox=of.inbox_id)
    return Exists(came) | (~Q(own_id="") & Exists(sent.exclude(dispatch=None)))


def cards_of(addresses: list[str], by: User) -> dict[str, Customer]:
    keys = {as_address("email", address).key: address for address in addresses}
    found = {keys[key]: identity.customer for key, identity in ask(keys, None).items()}
    ids = {customer.id for customer in found.values()}
    seen = set(Customer.objects.visible_to(by).filter(id__in=ids).values_list("id", flat=True))
    return {address: customer for address, customer in found.items() if customer.id in seen}
