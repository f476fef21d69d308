from typing import Any

from django.utils.translation import gettext_lazy as _

from zabota.channels import events
from zabota.channels.models import Dispatch, Inbox
from zabota.core.outside import happening


def words_of_dispatch(event: Any) -> dict[str, Any]:
    sent = Dispatch.objects.filter(id=event.dispatch_id).first()
    return {"to": sent.to, "subject": sent.subject} if sent else {}


happening(
    "dispatch.failed",
    events.DispatchFailed,
    _("Something we sent did not arrive"),
    "channels.see_outbox",
    Dispatch,
    "dispatch_id",
    free_words=("problem",),
    words=words_of_dispatch,
)
happening(
    "inbox.troubled",
    events.InboxTroubled,
    _("An inbox is in trouble"),
    "channels.connect",
    Inbox,
    "inbox_id",
    free_words=("problem",),
)
happening(
    "inbox.recovered",
    events.InboxRecovered,
    _("An inbox works again"),
    "channels.connect",
    Inbox,
    "inbox_id",
)
