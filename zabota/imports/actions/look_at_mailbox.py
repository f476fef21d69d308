from collections.abc import Iterable
from datetime import datetime
from functools import partial
from itertools import islice

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from zabota.channels.incoming_mail import own_addresses, sameness_of
from zabota.channels.locks import only_one
from zabota.channels.mail.limits import MAX_BYTES
from zabota.channels.mail.read import read
from zabota.company.models import User
from zabota.core.actions.store_stream import store_stream
from zabota.core.errors import Refused
from zabota.core.jobs import task
from zabota.imports.letters import is_from_machine, is_left_out, moment_of
from zabota.imports.mailbox import Place, mail_at, places_in
from zabota.imports.models import ImportedMail, MailboxImport
from zabota.imports.unpacking import NoMailbox, unpacked, why_packed

MAILBOXES = 7131
BATCH = 200
MOST_UNPACKED_BYTES = 20_000_000_000
NOTHING_IN_IT = _("There is no mail in this file.")
TOO_LARGE = _("When unpacked the file is too large.")
EMPTY_MAIL = _("There is nothing in this mail.")
TOO_LARGE_MAIL = _("This mail is larger than 50 MB.")


class InOtherHands(Exception):
    """Somebody works on this file just now, or has not been found dead yet: the job comes again later."""


@task(name="imports.look_at_mailbox")
def look_later(import_id: int) -> None:
    look_at_mailbox(import_id)


def look_at_mailbox(import_id: int) -> None:
    """Find every mail of the file and read it once; after a crash it goes on where it was."""
    with only_one(MAILBOXES, import_id) as mine:
        if not mine:
            raise InOtherHands
        of = MailboxImport.objects.select_related("file", "inbox").filter(id=import_id).first()
        if of is None or of.file is None or of.is_looked_at:
            return
        try:
            unpack(of)
        except NoMailbox as wrong:
            of.trouble = str(wrong)
        else:
            note_all(of)
            of.looked_at = timezone.now()
            of.own_addresses = own_in(of)
            if not of.mails.exists():
                of.trouble = NOTHING_IN_IT
        of.save(update_fields=["trouble", "looked_at", "own_addresses"])


def unpack(of: MailboxImport) -> None:
    """From now on the file is a mailbox file, if it was not one already."""
    packed_file = of.file
    if packed_file is None or not (packed := why_packed(packed_file.path)):
        return
    with transaction.atomic():
        try:
            of.file = store_stream(
                unpacked(packed_file.path, packed),
                of.filename,
                "application/mbox",
                most_bytes=MOST_UNPACKED_BYTES,
            )
        except Refused as refused:
            raise NoMailbox(TOO_LARGE) from refused
        of.save(update_fields=["file"])
        packed_file.delete()
        transaction.on_commit(partial(packed_file.path.unlink, missing_ok=True))


def note_all(of: MailboxImport) -> None:
    if of.file is None:
        return
    last = of.mails.order_by("-number").first()
    number, before = (last.number, last.at) if last else (0, of.created_at)
    places = places_in(of.file.path, last.begin + last.length if last else 0)
    while some := list(islice(places, BATCH)):
        rows = noted(of, some, number, before)
        ImportedMail.objects.bulk_create(rows)
        number, before = rows[-1].number, rows[-1].at


def noted(of: MailboxImport, places: Iterable[Place], last: int, before: datetime) -> list[ImportedMail]:
    rows = []
    for number, place in enumerate(places, last + 1):
        row = ImportedMail(of=of, number=number, begin=place.begin, length=place.length, at=before)
        look(of, row, place.came_at)
        before = row.at
        rows.append(row)
    return rows


def look(of: MailboxImport, row: ImportedMail, came_at: datetime | None) -> None:
    if of.file is None:
        return
    if row.length > MAX_BYTES:
        row.outcome, row.problem = ImportedMail.Outcome.WRONG, TOO_LARGE_MAIL
        return
    raw = mail_at(of.file.path, row.begin, row.length)
    if not raw.strip():
        row.outcome, row.problem = ImportedMail.Outcome.WRONG, EMPTY_MAIL
        return
    letter = read(raw)
    row.at = moment_of(letter, came_at, row.at, of.created_at)
    row.sender = letter.sender.email[:254].lower()
    row.own_id = letter.message_id[:998]
    row.sameness = sameness_of(letter)
    row.is_machine = is_from_machine(letter)
    row.problem = str(letter.problems[0])[:300] if letter.problems else ""
    if is_left_out(letter):
        row.outcome = ImportedMail.Outcome.BIN


def own_in(of: MailboxImport) -> list[str]:
    """The inbox's own address, and those of ours from which something in the file was sent."""
    known = {*own_addresses(), *(email.lower() for email in User.objects.values_list("email", flat=True))}
    senders = of.mails.filter(sender__in=known).values_list("sender", flat=True)
    return sorted({of.inbox.address.lower(), *senders} - {""})
