from datetime import datetime, timedelta

from django.db import transaction
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.custody.events import DocumentAsked, of_document
from zabota.custody.models import Document
from zabota.custody.models.document import PURPOSE
from zabota.desk.actions.reply import reply
from zabota.desk.guards import ensure_may
from zabota.desk.models import Conversation
from zabota.desk.wording import language_of


@transaction.atomic
def ask_document(
    conversation: Conversation, kind: str, *, reason: str, needed_until: datetime, by: User
) -> Document:
    """Ask for a document: why, until when, and that the customer may say no; a link goes with the message."""
    ensure_may(by, conversation, "custody.ask")
    if kind not in Document.Kind.values:
        raise Refused(_("Say which document is needed."))
    if len(reason.strip()) < 10:
        raise Refused(_("Say why we cannot do without it: the customer reads it."))
    longest = value_of("custody.longest_days")
    now = timezone.now()
    if not now < needed_until <= now + timedelta(days=longest):
        raise Refused(_("Name a day within the next %(days)d days.") % {"days": longest})
    document = Document.objects.create(
        conversation=conversation, kind=kind, reason=reason.strip(), needed_until=needed_until, asked_by=by
    )
    with override(language_of(conversation)):
        text = _(
            "To help you we need to see a document: %(what)s.\n\nWhy: %(why)s\n\n"
            "You decide whether you send it, and only through this page: [[document]]\n\n"
            "It is seen by the one who checks it and deleted as soon as it is checked, on %(until)s at the "
            "latest. Please do not send it as an attachment."
        ) % {
            "what": document.get_kind_display(),
            "why": document.reason,
            "until": formats.date_format(timezone.localtime(needed_until), "DATE_FORMAT"),
        }
    reply(conversation, by=by, text=text, links={"document": [PURPOSE, document.id]})
    announce(DocumentAsked(**of_document(document, by)))
    return document
