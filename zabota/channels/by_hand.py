"""Channels without wires: somebody of ours writes down what was said; an answer goes out as a mail."""

from typing import Any

from django.utils.translation import gettext as _

from zabota.channels.kind import ChannelKind, NeverAccepted, Sent
from zabota.channels.mail_way import send_as_mail
from zabota.channels.models import Dispatch, Inbox


class ByHandKind(ChannelKind):
    """Its inbox is provided for each branch when it is first needed."""

    identity = "phone"
    has_address = False
    can_be_connected = False

    def reaches(self, address: str) -> bool:
        return "@" in address

    def send(self, dispatch: Dispatch) -> Sent:
        if not self.reaches(dispatch.to):
            raise NeverAccepted(_("No e-mail address of this customer is known: please call."))
        return send_as_mail(dispatch)

    def try_out(self, inbox: Inbox) -> Any:
        """There is nothing that could be wrong."""
