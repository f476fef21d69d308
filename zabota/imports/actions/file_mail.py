import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.channels.incoming_mail import as_incoming
from zabota.channels.kind import Incoming
from zabota.channels.mail.read import read
from zabota.channels.models import Delivery
from zabota.core.actions.store_file import store_file
from zabota.core.gathering import keep, keep_all, store_waiting
from zabota.customers.actions.index_customer import index_customer
from zabota.customers.addresses import Address, as_address
from zabota.customers.foreseen import Key, Served, ask
from zabota.customers.identities import one_line
from zabota.customers.models import Customer, Identity
from zabota.desk.actions.bring_message import bring_message
from zabota.desk.actions.receive_unreadable import UNKNOWN, address_in
from zabota.desk.models import Message
from zabota.desk.wording import in_company_language
from zabota.imports.letters import is_own, recipient
from zabota.imports.looking import kept_one
from zabota.imports.models import ImportedMail, MailboxImport

Outcome = ImportedMail.Outcome
HERE = (Delivery.Outcome.MESSAGE, Delivery.Outcome.BOUNCE)


@dataclass
class Known:
    """What the database says of the mails of a batch, asked once and kept true while they are filed."""

    samenesses: set[str]
    keys: set[str]
    sent: set[str]
    asked: set[Key]
    cards: dict[Key, Customer]
    served: set[int] = field(default_factory=set)


def known_of(of: MailboxImport, rows: Sequence[ImportedMail], raws: Iterable[bytes]) -> Known:
    came = Delivery.objects.filter(inbox=of.inbox_id)
    same = came.filter(sameness__in={row.sameness for row in rows} - {""}, outcome__in=HERE)
    keys = came.filter(key__in=[key_of(raw) for raw in raws])
    sent = Message.objects.filter(
        message_id__in={row.own_id for row in rows} - {""}, conversation__inbox=of.inbox_id
    )
    asked = {address_of(of, row.sender).key for row in rows}
    return Known(
        set(same.values_list("sameness", flat=True)),
        set(keys.values_list("key", flat=True)),
        set(sent.exclude(dispatch=None).values_list("message_id", flat=True)),
        asked,
        holders(asked),
    )


def file_mail(of: MailboxImport, row: ImportedMail, raw: bytes, known: Known) -> None:
    """One mail of the file: raw first, then as a message of a conversation that is over; or why neither.

    The caller stores the row.
    """
    if of.leaves_machines and row.is_machine:
        row.outcome = Outcome.MACHINE
        return
    if is_here(row, raw, known):
        row.outcome = Outcome.SAME
        return
    letter = read(raw)
    is_ours = is_own(letter.sender.email, of.own_addresses)
    name, address = letter.sender.name, letter.sender.email
    if is_ours:
        name, address = recipient(letter, of.own_addresses)
        if not address:
            row.outcome = Outcome.OURS
            return
    delivery = kept(of, row, raw)
    known.samenesses.add(row.sameness)
    known.keys.add(delivery.key)
    said = as_incoming(of.inbox, letter, {})
    row.message, is_new = bring_message(
        replace(said, delivery=delivery),
        delivery,
        customer_of(of, row, known, address, name, "" if is_ours else said.language),
        at=row.at,
        address=address,
        branch=of.branch,
        is_ours=is_ours,
        is_automatic=bool(letter.auto_submitted) if is_ours else row.is_machine,
    )
    row.outcome = Outcome.OPENED if is_new else Outcome.JOINED


def file_unreadable(of: MailboxImport, row: ImportedMail, raw: bytes) -> None:
    """What could not be read is shown with the original as a file, as with mail that comes."""
    delivery = kept(of, row, raw)
    address = address_in(raw)
    with in_company_language():
        original = store_file(raw, f"message-{delivery.id}.eml", "message/rfc822")
        said = Incoming(
            sender=address,
            text=_("This message could not be read. The original is attached."),
            subject=_("A message that could not be read"),
            identity_kind="email",
            file_ids=(original.id,),
        )
        customer = customer_of(of, row, known_of(of, [], []), address, "", "")
        row.message, _is_new = bring_message(
            said, delivery, customer, at=row.at, address=address, branch=of.branch
        )
    row.outcome = Outcome.OPENED


def is_here(row: ImportedMail, raw: bytes, known: Known) -> bool:
    """It came to this inbox by another way, stood in the file before, or is an answer we sent from here."""
    return row.sameness in known.samenesses or key_of(raw) in known.keys or row.own_id in known.sent


def key_of(raw: bytes) -> str:
    """The same bytes are kept once in an inbox, whoever imports them and however often."""
    return f"file:{hashlib.sha256(raw).hexdigest()}"


def kept(of: MailboxImport, row: ImportedMail, raw: bytes) -> Delivery:
    """The mail exactly as it stood in the file; no reader takes it up, it is read already."""
    return Delivery.objects.create(
        inbox=of.inbox,
        key=key_of(raw),
        sameness=row.sameness,
        raw=raw,
        facts={"mailbox_file": of.id},
        read_at=timezone.now(),
        outcome=Delivery.Outcome.MESSAGE,
        problem=row.problem,
    )


def address_of(of: MailboxImport, given: str) -> Address:
    return as_address("email", given) if given else as_address(UNKNOWN, f"inbox-{of.inbox_id}")


def holders(keys: Iterable[Key]) -> dict[Key, Customer]:
    return {key: kept_one(identity.customer) for key, identity in ask(keys, None).items()}


def customer_of(
    of: MailboxImport, row: ImportedMail, known: Known, given: str, name: str, language: str
) -> Customer:
    """Who has the address; a new card when nobody has. A card that is there is not changed, but for the
    branch where the importer sees it.

    Where somebody else was faster, storing the card refuses, and the mail is filed anew.
    """
    address = address_of(of, given)
    if address.key not in known.asked:
        store_waiting()
        known.cards |= holders([address.key])
        known.asked.add(address.key)
    if (held := known.cards.get(address.key)) is None:
        held = make_card(of, address, name or ("" if given else str(_("Unknown sender"))), language)
        row.card, row.made_card = held, True
        known.cards[address.key] = held
    elif held.id not in known.served and serve(of, held):
        row.card = held
    known.served.add(held.id)
    return held


def serve(of: MailboxImport, customer: Customer) -> bool:
    """Whether the branch is new on the card."""
    if of.branch is None or customer.branches.filter(id=of.branch.id).exists():
        return False
    if not Customer.objects.visible_to(of.by).filter(id=customer.id).exists():
        return False
    customer.branches.add(of.branch)
    return True


def make_card(of: MailboxImport, address: Address, name: str, language: str) -> Customer:
    card = keep(Customer(name=one_line(name)[:160], language=language[:5]))
    identity = keep(Identity(customer=card, kind=address.kind, value=address.value, shown=address.shown))
    if of.branch_id:
        keep_all([Served(customer_id=card.id, branch_id=of.branch_id)])
    index_customer(card, [identity])
    return card
