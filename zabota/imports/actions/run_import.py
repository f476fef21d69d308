from collections.abc import Sequence
from itertools import islice

from django.db import IntegrityError, transaction
from django.utils import timezone

from zabota.channels.locks import only_one
from zabota.core.gathering import keep, keep_all, store_waiting, together
from zabota.core.jobs import task
from zabota.customers.actions.index_customer import index_customer
from zabota.customers.addresses import Address
from zabota.customers.foreseen import Key, Served
from zabota.customers.models import Customer, Identity
from zabota.imports.looking import held_and_seen
from zabota.imports.meaning import Meant, card_of, understood
from zabota.imports.models import CustomerImport, ImportedRow
from zabota.imports.table import rows_of

IMPORTING = 7130
BATCH = 500
TRIES = 4
Outcome = ImportedRow.Outcome


@task(name="imports.run")
def run_later(import_id: int) -> None:
    run_import(import_id)


def run_import(import_id: int) -> None:
    """Batch by batch, each in a transaction of its own; after a crash it goes on with the next one.

    Nobody is told of old customers: no event is announced, so no rule, survey or webhook begins.
    """
    with only_one(IMPORTING, import_id) as mine:
        of = CustomerImport.objects.select_related("file", "by", "branch").get(id=import_id)
        if not mine or of.started_at is None or of.finished_at or of.file is None:
            return
        rows = islice(rows_of(of.file.path, of.encoding, of.delimiter), 1 + of.done, None)
        while batch := [understood(number, row, of.places) for number, row in islice(rows, BATCH)]:
            take_over(of, batch)
        file, path, of.file, of.finished_at = of.file, of.file.path, None, timezone.now()
        with transaction.atomic():
            of.save(update_fields=["file", "finished_at"])
            file.delete()
        path.unlink(missing_ok=True)  # what a crash leaves here, the nightly search for stray files finds


def take_over(of: CustomerImport, batch: Sequence[Meant]) -> None:
    """Somebody may take an address meanwhile: then all of the batch is looked at anew."""
    for attempt in range(TRIES):
        try:
            with transaction.atomic(), together(len(batch), Customer, Identity):
                settle(of, batch)
            of.done += len(batch)
            return
        except IntegrityError:
            if attempt + 1 == TRIES:
                raise


def settle(of: CustomerImport, batch: Sequence[Meant]) -> None:
    held, seen = held_and_seen(batch, of.by)
    keep_all([settle_row(of, meant, held, seen) for meant in batch])
    CustomerImport.objects.filter(id=of.id).update(done=of.done + len(batch))


def settle_row(of: CustomerImport, meant: Meant, held: dict[Key, Customer], seen: set[int]) -> ImportedRow:
    """A new card, new addresses on one that is there, or why neither. A row above it in the file counts."""
    card, problem = (None, meant.problem) if meant.problem else card_of(meant, held, seen)
    row = ImportedRow(of=of, number=meant.number, outcome=Outcome.WRONG, problem=problem, customer=card)
    if problem:
        return row
    if card is None:
        row.customer = make_card(of, meant)
        row.outcome = Outcome.MADE
        seen.add(row.customer.id)
        held |= {one.key: row.customer for one in meant.addresses}
        return row
    row.outcome = Outcome.SKIPPED
    new = [one for one in meant.addresses if one.key not in held]
    if of.duplicates == of.Duplicates.JOIN and new:
        row.outcome, row.added = Outcome.JOINED, [write(card, one).id for one in new]
        held |= {one.key: card for one in new}
        store_waiting()  # the index asks for the addresses that are stored
        index_customer(card)
    return row


def make_card(of: CustomerImport, meant: Meant) -> Customer:
    card = keep(Customer(name=meant.name, language=meant.language, customer_class=meant.customer_class))
    identities = [write(card, one) for one in meant.addresses]
    if of.branch_id:
        keep_all([Served(customer_id=card.id, branch_id=of.branch_id)])
    index_customer(card, identities)
    return card


def write(card: Customer, address: Address) -> Identity:
    return keep(Identity(customer=card, kind=address.kind, value=address.value, shown=address.shown))
