from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.channels.models import Inbox
from zabota.company.models import Branch, User
from zabota.core.actions.store_stream import store_stream
from zabota.core.errors import Refused
from zabota.imports.actions.look_at_mailbox import look_later
from zabota.imports.models import MailboxImport

LARGEST_BYTES = 4_000_000_000


@transaction.atomic
def begin_mailbox(
    chunks: Iterable[bytes], filename: str, *, inbox: Inbox, by: User, branch: Branch | None = None
) -> MailboxImport:
    """Keep a file of mails and look at it as a job; nothing is taken over before `start_mailbox`."""
    if not Inbox.objects.visible_to(by).filter(id=inbox.id, kind="email").exists():
        raise Refused(_("Choose an e-mail inbox that you see."))
    branch = branch or inbox.branch
    if branch is None and not by.sees_all_branches:
        raise Refused(_("Choose the branch that serves these customers."))
    if branch is not None and not by.sees_all_branches and branch.id not in by.branch_ids:
        raise Refused(_("You do not see this branch."))
    file = store_stream(chunks, filename, "application/mbox", most_bytes=LARGEST_BYTES)
    made = MailboxImport.objects.create(by=by, inbox=inbox, branch=branch, filename=file.filename, file=file)
    look_later.defer(import_id=made.id)
    return made
