import json
from typing import Any

from django.utils.translation import gettext_lazy as _

from zabota.channels.kind import ChannelKind, Incoming, Sent, kinds
from zabota.channels.models import Dispatch, Inbox


@kinds.register
class Portal(ChannelKind):
    """What customers write on their own pages: always to a conversation that is theirs."""

    name, label, icon, identity = "portal", _("Customer's pages"), "home", "email"
    can_be_connected = False

    def read(self, inbox: Inbox, raw: bytes, facts: dict[str, Any]) -> Incoming:
        said = json.loads(raw)
        return Incoming(
            sender=said["sender"],
            text=said["text"],
            reply_text=said["text"],
            identity_kind=self.identity,
            language=said.get("language", ""),
            conversation_ids=(said["conversation_id"],),
            sender_is_proven=True,
        )

    def send(self, dispatch: Dispatch) -> Sent:
        """Nothing to hand over: the customer reads it on the page."""
        return Sent()
