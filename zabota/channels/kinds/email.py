from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from zabota.channels import imap, smtp
from zabota.channels.email_form import EmailForm
from zabota.channels.incoming_mail import as_message
from zabota.channels.kind import Catch, ChannelKind, Incoming, NeverAccepted, Sent, kinds
from zabota.channels.links import NoSuchLink
from zabota.channels.models import Dispatch, Inbox
from zabota.channels.outgoing_mail import as_mail


@kinds.register
class Email(ChannelKind):
    name = "email"
    label = _("E-mail")
    icon = "mail"
    segment = _("E-mail")
    order = 20
    identity = "email"
    settings_form = EmailForm
    secret_fields = ("imap_password", "smtp_password")
    shows_pictures = True

    def looks_into(self, inbox: Inbox) -> bool:
        return inbox.settings.get("way_in") == "imap" and bool(inbox.settings.get("imap_host"))

    def look(self, inbox: Inbox) -> Iterator[Catch]:
        return imap.look(inbox)

    def read(self, inbox: Inbox, raw: bytes, facts: dict[str, Any]) -> Incoming:
        return as_message(inbox, raw, facts)

    def send(self, dispatch: Dispatch) -> Sent:
        """A demo company's inbox `keeps` what is written: nothing of a demo leaves the house."""
        if dispatch.inbox.settings.get("keeps"):
            return Sent()
        out = smtp.way_out(dispatch.inbox)
        try:
            content = as_mail(dispatch)
        except (ValueError, NoSuchLink, OSError) as error:
            raise NeverAccepted(str(error)) from error
        is_machines_answer = dispatch.is_automatic and dispatch.in_reply_to
        sender = "" if is_machines_answer else dispatch.inbox.address or settings.DEFAULT_FROM_EMAIL
        return Sent(smtp.hand_over(out, content, sender, dispatch.to, dispatch.copies))

    def try_out(self, inbox: Inbox) -> None:
        if self.looks_into(inbox):
            imap.try_out(inbox)
        smtp.connect(smtp.way_out(inbox)).close()
