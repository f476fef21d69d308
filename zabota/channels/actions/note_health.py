from django.db import transaction
from django.utils import timezone

from zabota.channels.events import InboxRecovered
from zabota.channels.models import Inbox
from zabota.core.events import announce


@transaction.atomic
def note_health(inbox: Inbox) -> None:
    """An inbox could be looked into: whatever troubled it is over."""
    inbox = Inbox.objects.select_for_update(of=["self"]).get(id=inbox.id)
    inbox.checked_at = timezone.now()
    if not inbox.trouble:
        inbox.save(update_fields=["checked_at"])
        return
    inbox.trouble, inbox.trouble_since = "", None
    inbox.state = {
        name: value for name, value in inbox.state.items() if name not in ("failures", "rest_until")
    }
    inbox.save(update_fields=["checked_at", "trouble", "trouble_since", "state"])
    announce(InboxRecovered.of(inbox))
