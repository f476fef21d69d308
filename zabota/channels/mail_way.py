"""Through which e-mail inbox a form or a chat writes a mail."""

from copy import copy

from zabota.channels.kind import Sent, kinds
from zabota.channels.models import Dispatch, Inbox


def mail_inbox_of(inbox: Inbox) -> Inbox | None:
    """The chosen one, else the branch's, else the whole company's; None when there is none that works."""
    mailboxes = Inbox.objects.switched_on().filter(kind="email")
    if chosen := mailboxes.filter(id=inbox.settings.get("mail_inbox") or 0).first():
        return chosen
    return (
        mailboxes.filter(branch=inbox.branch_id).order_by("id").first()
        or mailboxes.filter(branch=None).order_by("id").first()
    )


def send_as_mail(dispatch: Dispatch) -> Sent:
    """Hand it over as a mail; answers to it come to the mail inbox and find back by its Message-ID."""
    letter = copy(dispatch)
    letter.inbox = mail_inbox_of(dispatch.inbox) or dispatch.inbox
    return kinds["email"].send(letter)
