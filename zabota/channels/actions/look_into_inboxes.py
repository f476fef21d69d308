import logging
import threading
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from zabota.channels.actions.look_into_inbox import look_into_inbox
from zabota.channels.actions.note_trouble import PASSWORD_PAUSES_MINUTES, PAUSES_MINUTES
from zabota.channels.models import Inbox

log = logging.getLogger(__name__)

AT_ONCE = 8
LONGEST_PAUSE = timedelta(minutes=max(PAUSES_MINUTES + PASSWORD_PAUSES_MINUTES))
_places = threading.BoundedSemaphore(AT_ONCE)


def look_into_inboxes() -> list[threading.Thread]:
    """Start looking into every inbox that is due, each in a thread of its own, and do not wait for them.

    So a server that answers nothing holds up neither the other mailboxes nor the jobs. An inbox in trouble
    rests until its pause is over.
    """
    due = [
        inbox for inbox in Inbox.objects.switched_on() if inbox.channel.looks_into(inbox) and _is_due(inbox)
    ]
    threads = [threading.Thread(target=_look, args=[inbox.id], daemon=True) for inbox in due]
    for thread in threads:
        thread.start()
    return threads


def _is_due(inbox: Inbox) -> bool:
    """A pause longer than any says that the clock was set back since: it is over."""
    rest_until = inbox.state.get("rest_until")
    if not rest_until:
        return True
    left = datetime.fromisoformat(rest_until) - timezone.now()
    return not timedelta(0) < left <= LONGEST_PAUSE


def _look(inbox_id: int) -> None:
    with _places:
        try:
            look_into_inbox(inbox_id)
        except Exception:
            log.exception("Inbox %s could not be looked into", inbox_id)
        finally:
            connection.close()
