from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from zabota.channels.locks import only_one
from zabota.company.models import User
from zabota.core.jobs import task
from zabota.customers.actions.index_customer import index_customer
from zabota.customers.models import Customer, Identity
from zabota.imports.actions.run_import import BATCH, IMPORTING
from zabota.imports.models import CustomerImport, ImportedRow
from zabota.imports.undoing import ask_undo
from zabota.imports.untouched import touched

Outcome = ImportedRow.Outcome


@transaction.atomic
def undo_import(of: CustomerImport, *, by: User) -> None:
    """Take back what it made, as a job; asking again changes nothing."""
    ask_undo(of, undo_later)


@task(name="imports.undo")
def undo_later(import_id: int) -> None:
    run_undo(import_id)


def run_undo(import_id: int) -> None:
    """Untouched cards and added addresses go. What somebody worked with since stays, and the list says so."""
    with only_one(IMPORTING, import_id) as mine:
        of = CustomerImport.objects.get(id=import_id)
        if not mine or of.undo_asked_at is None or of.undone_at:
            return
        rows = ImportedRow.objects.filter(of=of, outcome__in=(Outcome.MADE, Outcome.JOINED))
        while some := list(rows.order_by("-number")[:BATCH]):
            take_back(some)
        of.undone_at = timezone.now()
        of.save(update_fields=["undone_at"])


@transaction.atomic
def take_back(rows: Sequence[ImportedRow]) -> None:
    made = [row.customer_id for row in rows if row.outcome == Outcome.MADE and row.customer_id]
    kept = touched(made) if made else set()
    going = [number for number in made if number not in kept]
    joined = {row.id: remove_added(row) for row in rows if row.outcome == Outcome.JOINED}
    left = [row.id for row in rows if row.customer_id in kept and row.outcome == Outcome.MADE]
    left += [row_id for row_id, is_removed in joined.items() if not is_removed]
    undone = [row.id for row in rows if row.id not in left]
    Customer.objects.filter(id__in=going).delete()
    ImportedRow.objects.filter(id__in=left).update(outcome=Outcome.LEFT)
    ImportedRow.objects.filter(id__in=undone).update(outcome=Outcome.UNDONE)


def remove_added(row: ImportedRow) -> bool:
    """The addresses it added, unless somebody proved one of them since."""
    added = Identity.objects.filter(id__in=row.added, customer=row.customer_id)
    if row.customer is None or added.exclude(verified_at=None).exists():
        return False
    added.delete()
    index_customer(row.customer)
    return True
