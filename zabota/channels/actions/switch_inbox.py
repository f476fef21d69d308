from django.db import transaction
from django.utils import timezone

from zabota.channels.actions.connect_inbox import refuse_taken_address
from zabota.channels.models import Inbox
from zabota.company.models import User


@transaction.atomic
def switch_inbox(inbox: Inbox, *, on: bool, by: User) -> None:
    """Switch an inbox on or off: one that is off takes nothing in. What waits in its outbox is still sent.

    Switching it to what it is changes nothing.
    """
    kept = Inbox.objects.select_for_update(of=["self"]).get(id=inbox.id)
    if on == (kept.switched_off_at is None):
        return
    if on:
        refuse_taken_address(kept.address, kept.kind, besides=kept.id)
    kept.switched_off_at = None if on else timezone.now()
    kept.trouble, kept.trouble_since = "", None
    kept.save(update_fields=["switched_off_at", "trouble", "trouble_since"])
