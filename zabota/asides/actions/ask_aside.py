from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.asides.actions.write_aside import put_in_outbox
from zabota.asides.models import Aside, AsideMessage
from zabota.asides.quoting import addresses_of, quoted
from zabota.channels.models import Inbox
from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.models import StoredFile
from zabota.desk.guards import ensure_may, ensure_present, scoped
from zabota.desk.models import Conversation, Message


@transaction.atomic
def ask_aside(
    conversation: Conversation,
    *,
    to: str,
    subject: str,
    text: str,
    answer_by: datetime,
    by: User,
    name: str = "",
    quotes: Sequence[Message] = (),
    files: Sequence[StoredFile] = (),
    request_key: str = "",
) -> Aside:
    """Ask somebody by mail beside a conversation; only what is chosen of it goes along.

    The customer's addresses are taken out of the quotes, and the customer cannot be the one who is asked. The
    same `request_key` again asks nothing.
    """
    ensure_may(by, conversation)
    ensure_present(conversation)
    own_key = scoped(f"aside-{conversation.id}-{by.id}", request_key)
    if own_key and (asked := AsideMessage.objects.filter(request_key=own_key).first()):
        return asked.aside
    to = to.strip()
    try:
        validate_email(to)
    except ValidationError as invalid:
        raise Refused(_("Write a whole e-mail address.")) from invalid
    if to.lower() in {one.lower() for one in addresses_of(conversation.customer, conversation.address)}:
        raise Refused(_("This is the customer's own address. Answer in the conversation instead."))
    if not subject.strip() or not text.strip():
        raise Refused(_("Write a subject and a question."))
    if answer_by <= timezone.now():
        raise Refused(_("Choose a day to come by which you need the answer."))
    inbox = mail_inbox_for(conversation)
    if inbox is None:
        raise Refused(_("No e-mail inbox is connected through which this could be asked."))
    if Inbox.objects.filter(kind="email", address__iexact=to).exists():
        raise Refused(_("This is an inbox of ours: the answer would never come. Hand the conversation over."))
    aside = Aside.objects.create(
        conversation=conversation,
        inbox=inbox,
        asker=by,
        address=to[:254],
        name=" ".join(name.split())[:160],
        subject=" ".join(subject.split())[:300],
        answer_by=answer_by,
    )
    body = "\n\n".join(part for part in (text.strip(), quoted(conversation, quotes)) if part)
    put_in_outbox(aside, body, by=by, files=files, request_key=own_key)
    return aside


def mail_inbox_for(conversation: Conversation) -> Inbox | None:
    """The conversation's own if it is one of mail; else the branch's, else any of the whole company."""
    if conversation.inbox.kind == "email" and conversation.inbox.switched_off_at is None:
        return conversation.inbox
    usable = Inbox.objects.switched_on().filter(kind="email").exclude(key="staff").order_by("id")
    own = usable.filter(branch=conversation.branch_id).first() if conversation.branch_id else None
    return own or usable.filter(branch=None).first()
