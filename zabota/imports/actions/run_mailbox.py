import logging
import time
from collections.abc import Sequence

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from zabota.channels.claiming import claim
from zabota.channels.locks import READING, only_one
from zabota.core.gathering import together
from zabota.core.jobs import task
from zabota.customers.models import Customer, Identity
from zabota.desk.models import Conversation, Message
from zabota.imports.actions.file_mail import file_mail, file_unreadable, known_of
from zabota.imports.actions.look_at_mailbox import MAILBOXES, InOtherHands
from zabota.imports.mailbox import mail_at
from zabota.imports.models import ImportedMail, MailboxImport

log = logging.getLogger(__name__)

BATCH = 50
MOST_ATTEMPTS = 5
TRIES = 3
SETTLED = ["outcome", "message", "card", "made_card"]
NOT_READ = _("The mail could not be read.")
WAITS = 150
WAIT_SECONDS = 0.2


@task(name="imports.run_mailbox")
def run_mailbox_later(import_id: int) -> None:
    run_mailbox(import_id)


def run_mailbox(import_id: int) -> None:
    """The oldest mails first, a few in a transaction of their own; after a crash it goes on with the next."""
    with only_one(MAILBOXES, import_id) as mine:
        if not mine:
            raise InOtherHands
        of = MailboxImport.objects.select_related("file", "by", "branch", "inbox__branch").get(id=import_id)
        if of.started_at is None or of.finished_at or of.file is None:
            return
        while ids := next_of(of):
            settle(of, ids)
        file, path, of.file, of.finished_at = of.file, of.file.path, None, timezone.now()
        with transaction.atomic():
            of.save(update_fields=["file", "finished_at"])
            of.mails.update(sender="", own_id="")
            file.delete()
        path.unlink(missing_ok=True)  # what a crash leaves here, the nightly search for stray files finds


@transaction.atomic
def next_of(of: MailboxImport) -> list[int]:
    waiting = ImportedMail.objects.filter(of=of, outcome="").order_by("at", "number")
    return claim(waiting, "length", BATCH)


def settle(of: MailboxImport, ids: Sequence[int]) -> None:
    """While nobody else reads this inbox: the same mail may come by another way just now."""
    for _time in range(WAITS):
        with only_one(READING, of.inbox_id) as mine:
            if mine:
                settle_all(of, ids)
                return
        time.sleep(WAIT_SECONDS)
    raise TimeoutError("The inbox is being read all the time.")


def settle_all(of: MailboxImport, ids: Sequence[int]) -> None:
    """If one of them fails, nothing was done, and each is taken by itself."""
    if len(ids) > 1:
        try:
            settle_together(of, ids)
            return
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            log.warning("A batch of %s mails of a file met an error: they are taken one by one", len(ids))
    for row_id in ids:
        settle_alone(of, row_id)


@transaction.atomic
def settle_together(of: MailboxImport, ids: Sequence[int]) -> None:
    rows = list(ImportedMail.objects.filter(id__in=ids, outcome="").order_by("at", "number"))
    raws = [raw_of(of, row) for row in rows]
    with together(len(rows), Customer, Identity, Conversation, Message):
        known = known_of(of, rows, raws)
        for row, raw in zip(rows, raws, strict=True):
            file_mail(of, row, raw, known)
    ImportedMail.objects.bulk_update(rows, SETTLED)


@transaction.atomic
def settle_alone(of: MailboxImport, row_id: int) -> None:
    """Somebody may take an address meanwhile: then it is tried again."""
    for attempt in range(TRIES):
        row = ImportedMail.objects.get(id=row_id)
        raw = raw_of(of, row)
        try:
            with transaction.atomic():
                if row.attempts > MOST_ATTEMPTS or attempt + 1 == TRIES:
                    file_unreadable(of, row, raw)
                else:
                    file_mail(of, row, raw, known_of(of, [row], [raw]))
                row.save(update_fields=SETTLED)
                return
        except (OperationalError, InterfaceError, OSError):
            raise
        except Exception:
            log.exception("Mail %s of mailbox file %s could not be read", row.number, of.id)
    row = ImportedMail.objects.get(id=row_id)
    row.outcome, row.problem = ImportedMail.Outcome.WRONG, NOT_READ
    row.save(update_fields=["outcome", "problem"])


def raw_of(of: MailboxImport, row: ImportedMail) -> bytes:
    if of.file is None:
        raise FileNotFoundError("The file of the import is gone.")
    return mail_at(of.file.path, row.begin, row.length)
