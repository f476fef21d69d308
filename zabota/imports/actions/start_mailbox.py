from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.imports.actions.run_mailbox import run_mailbox_later
from zabota.imports.models import MailboxImport


@transaction.atomic
def start_mailbox(of: MailboxImport, *, by: User) -> None:
    """Take the mails over, as a job; starting again changes nothing."""
    kept = MailboxImport.objects.select_for_update().get(id=of.id)
    if kept.started_at:
        return
    if kept.trouble or kept.looked_at is None:
        raise Refused(_("The file was not looked at yet, or cannot be read."))
    kept.started_at = timezone.now()
    kept.save(update_fields=["started_at"])
    run_mailbox_later.defer(import_id=kept.id)
