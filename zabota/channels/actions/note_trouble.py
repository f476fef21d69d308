from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from zabota.channels.events import InboxTroubled
from zabota.channels.kind import TryLater, WrongPassword
from zabota.channels.models import Inbox
from zabota.core.events import announce

PAUSES_MINUTES = (1, 1, 2, 5, 10)
PASSWORD_PAUSES_MINUTES = (5, 15, 30, 60)
"""Servers lock an account after a few wrong passwords in a short time."""


@transaction.atomic
def note_trouble(inbox: Inbox, reason: TryLater) -> None:
    """Keep what is wrong with an inbox and let it rest, longer each time; new trouble is told once."""
    inbox = Inbox.objects.select_for_update(of=["self"]).get(id=inbox.id)
    now = timezone.now()
    failures = inbox.state.get("failures", 0) + 1
    pauses = PASSWORD_PAUSES_MINUTES if isinstance(reason, WrongPassword) else PAUSES_MINUTES
    pause = timedelta(minutes=pauses[min(failures, len(pauses)) - 1])
    is_news = inbox.trouble.split("\n")[0] != str(reason).split("\n")[0]
    inbox.state = {**inbox.state, "failures": failures, "rest_until": (now + pause).isoformat()}
    inbox.trouble, inbox.trouble_since, inbox.checked_at = str(reason), inbox.trouble_since or now, now
    inbox.save(update_fields=["state", "trouble", "trouble_since", "checked_at"])
    if is_news:
        announce(InboxTroubled.of(inbox, problem=str(reason)))
