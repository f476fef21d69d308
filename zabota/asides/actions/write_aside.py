from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.asides.events import AsideAsked, of_aside
from zabota.asides.models import Aside, AsideMessage
from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.core.models import StoredFile
from zabota.desk.guards import ensure_may, scoped

MOST_REFERENCES = 20


@transaction.atomic
def write_aside(
    aside: Aside,
    text: str,
    *,
    by: User,
    answer_by: datetime | None = None,
    files: Sequence[StoredFile] = (),
    request_key: str = "",
) -> AsideMessage:
    """Write once more in the same thread: we wait for them again; a closed one is opened."""
    held = Aside.objects.select_for_update(of=("self",)).select_related("conversation", "inbox")
    aside = held.get(pk=aside.pk)
    ensure_may(by, aside.conversation)
    own_key = scoped(f"aside-more-{aside.id}", request_key)
    if own_key and (sent := AsideMessage.objects.filter(request_key=own_key).first()):
        return sent
    if not text.strip():
        raise Refused(_("The message is empty."))
    if answer_by is not None:
        if answer_by <= timezone.now():
            raise Refused(_("Choose a day to come by which you need the answer."))
        aside.answer_by = answer_by
    return put_in_outbox(aside, text.strip(), by=by, files=files, request_key=own_key)


def put_in_outbox(
    aside: Aside, body: str, *, by: User, files: Sequence[StoredFile], request_key: str
) -> AsideMessage:
    """In a thread of its own, under a Message-ID that nobody can guess: by it the answer finds back."""
    now = timezone.now()
    names = aside.messages.exclude(message_id="").order_by("-id").values_list("message_id", flat=True)
    thread = list(names[:MOST_REFERENCES])
    message = AsideMessage.objects.create(aside=aside, user=by, text=body, at=now, request_key=request_key)
    message.dispatch = queue_dispatch(
        inbox=aside.inbox,
        to=aside.address,
        to_name=aside.name,
        subject=f"Re: {aside.subject}" if thread else aside.subject,
        body=body,
        about=f"aside-{message.id}",
        files=files,
        in_reply_to=thread[0] if thread else "",
        references=" ".join(reversed(thread)),
    )
    message.message_id = message.dispatch.message_id
    message.save(update_fields=["dispatch", "message_id"])
    message.files.set(files)
    aside.waiting_since, aside.reminded_at, aside.closed_at = now, None, None
    aside.save(update_fields=["answer_by", "waiting_since", "reminded_at", "closed_at"])
    announce(AsideAsked(**of_aside(aside, by)), at=now)
    return message
