from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from zabota.channels.locks import only_one
from zabota.company.models import User
from zabota.core.jobs import task
from zabota.customers.models import Customer
from zabota.desk.actions.take_back_messages import take_back_messages
from zabota.desk.models import Conversation
from zabota.imports.actions.look_at_mailbox import MAILBOXES, InOtherHands
from zabota.imports.models import ImportedMail, MailboxImport
from zabota.imports.undoing import ask_undo
from zabota.imports.untouched import touched, touched_talks

Outcome = ImportedMail.Outcome
BATCH = 200


@transaction.atomic
def undo_mailbox(of: MailboxImport, *, by: User) -> None:
    """Take back what it made, as a job; asking again changes nothing."""
    ask_undo(of, undo_mailbox_later)


@task(name="imports.undo_mailbox")
def undo_mailbox_later(import_id: int) -> None:
    run_undo_mailbox(import_id)


def run_undo_mailbox(import_id: int) -> None:
    """Messages of untouched conversations go, then untouched cards. What somebody worked with since stays."""
    with only_one(MAILBOXES, import_id) as mine:
        if not mine:
            raise InOtherHands
        of = MailboxImport.objects.get(id=import_id)
        if of.undo_asked_at is None or of.undone_at:
            return
        taken = ImportedMail.objects.filter(of=of, outcome__in=(Outcome.OPENED, Outcome.JOINED))
        while some := list(taken.select_related("message").order_by("-number")[:BATCH]):
            take_back(some)
        cards = ImportedMail.objects.filter(of=of).exclude(card=None)
        while some := list(cards.order_by("-number")[:BATCH]):
            take_cards_back(of, some)
        of.undone_at = timezone.now()
        of.save(update_fields=["undone_at"])


@transaction.atomic
def take_back(rows: Sequence[ImportedMail]) -> None:
    talks = {row.id: row.message.conversation_id for row in rows if row.message}
    held = Conversation.objects.select_for_update(of=("self",)).filter(id__in=set(talks.values()))
    ids = set(held.order_by("id").values_list("id", flat=True))
    left = touched_talks(ids) if ids else set()
    staying = [row.id for row in rows if talks.get(row.id) in left]
    going = [row for row in rows if row.id not in staying]
    take_back_messages([row.message_id for row in going if row.message_id])
    ImportedMail.objects.filter(id__in=staying).update(outcome=Outcome.LEFT)
    ImportedMail.objects.filter(id__in=[row.id for row in going]).update(outcome=Outcome.UNDONE)


@transaction.atomic
def take_cards_back(of: MailboxImport, rows: Sequence[ImportedMail]) -> None:
    made = [row.card_id for row in rows if row.made_card and row.card_id]
    kept = touched(made) if made else set()
    Customer.objects.filter(id__in=set(made) - kept).delete()
    served = [row.card_id for row in rows if not row.made_card and row.card_id]
    of_branch = Conversation.objects.filter(customer__in=served, branch=of.branch_id)
    busy = set(of_branch.values_list("customer", flat=True))
    Customer.branches.through.objects.filter(customer__in=set(served) - busy, branch=of.branch_id).delete()
    ImportedMail.objects.filter(id__in=[row.id for row in rows]).update(card=None, made_card=False)
