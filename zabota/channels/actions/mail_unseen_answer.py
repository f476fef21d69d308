from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.channels.chat_log import SEEN, written_by
from zabota.channels.mail_way import mail_inbox_of
from zabota.channels.models import Dispatch, Inbox
from zabota.core.jobs import task

PATIENCE = timedelta(minutes=5)
"""How long an answer waits in the chat before it also goes by mail."""


@task(name="channels.mail_unseen_answer")
def mail_later(dispatch_id: int) -> None:
    """The job that runs when a visitor had time to see an answer."""
    mail_unseen_answer(dispatch_id)


def plan_mail(dispatch_id: int) -> None:
    """Look again in five minutes."""
    mail_later.configure(schedule_at=timezone.now() + PATIENCE).defer(dispatch_id=dispatch_id)


@transaction.atomic
def mail_unseen_answer(dispatch_id: int) -> Dispatch | None:
    """Send an answer that its visitor has not seen to the e-mail address they left, once.

    None when they saw it, left no address, the inbox does not wish it, or no e-mail inbox works there.
    """
    held = Dispatch.objects.select_for_update(of=["self"]).select_related("inbox")
    answer = held.filter(id=dispatch_id).first()
    if answer is None or answer.external_id == SEEN or answer.is_automatic or answer.failed_at:
        return None
    chat = answer.inbox
    about = f"mail-of-{answer.id}"
    if not chat.settings.get("mail_when_gone", True) or Dispatch.objects.filter(about=about).exists():
        return None
    address, mailbox = address_left(chat, answer.to), mail_inbox_of(chat)
    if not address or mailbox is None:
        return None
    return queue_dispatch(
        inbox=mailbox,
        to=address,
        to_name=answer.to_name,
        subject=answer.subject or chat.name,
        body=answer.body,
        links=answer.links,
        files=list(answer.files.all()),
        about=about,
        in_reply_to=answer.message_id,
        references=f"{answer.references} {answer.message_id}".strip(),
    )


def address_left(chat: Inbox, visitor: str) -> str:
    """The e-mail address the visitor left last; "" when none."""
    leaving = written_by(chat, visitor).filter(facts__has_key="email").order_by("-id").only("facts").first()
    return leaving.facts["email"] if leaving else ""
