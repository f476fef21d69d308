from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.channels.actions.queue_dispatch import queue_dispatch
from zabota.channels.network import spoken
from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.core.models import StoredFile
from zabota.desk.actions.acknowledge import subject_of
from zabota.desk.actions.add_message import add_message
from zabota.desk.actions.meet_clock import meet_clock
from zabota.desk.actions.pause_clocks import pause_clocks
from zabota.desk.actions.reopen import reopen
from zabota.desk.actions.resolve import ensure_can_resolve, resolve
from zabota.desk.closing import closing_lines
from zabota.desk.events import ReplySent, told_of
from zabota.desk.guards import Outdated, ensure_may, ensure_present, hold, scoped
from zabota.desk.models import ContactReason, Conversation, Draft, Message
from zabota.desk.models.sla import Limit
from zabota.desk.wording import language_of

LONGEST = 200_000
MOST_REFERENCES = 20


@transaction.atomic
def reply(
    conversation: Conversation,
    *,
    by: User | None,
    text: str,
    files: Sequence[StoredFile] = (),
    copies: Sequence[str] = (),
    resolving: bool = False,
    reason: ContactReason | None = None,
    outcome: str = "",
    resolution_note: str = "",
    expectations: Mapping[int, bool] | None = None,
    answers_question: bool | None = None,
    version: int | None = None,
    request_key: str = "",
    links: dict[str, list[Any]] | None = None,
    at: datetime | None = None,
) -> Message:
    """Write to the customer; with `resolving` the same message also settles the conversation.

    `links` are what the placeholders of the text stand for, e.g. {"complaint": ["complaint", 7]}.

    `answers_question` is what the writer says of it: was the question answered?

    `request_key` is the press or call: the same key again sends nothing and returns the first message.
    `version` is the conversation's as the writer saw it: Outdated when something was said since. To a
    resolved conversation a reply opens it again, unless it resolves.
    """
    hold(conversation)
    request_key = scoped(conversation.id, request_key)
    if request_key and (sent := Message.objects.filter(request_key=request_key).first()):
        return sent
    ensure_can_reply(conversation, by, text, files, version)
    if resolving:
        ensure_can_resolve(by, reason, outcome, resolution_note)
    at = at or timezone.now()
    if conversation.is_resolved and not resolving:
        reopen(conversation, by=by, because="reply", at=at)
    body, asking = with_closing_lines(conversation, text) if resolving else (text, {})
    ensure_channel_takes(conversation, body, files)
    message = say(conversation, by, text, body, files, request_key, at, answers_question)
    send(conversation, message, body, {**(links or {}), **asking}, files, copies)
    Draft.objects.filter(conversation=conversation, user=by, is_note=False).delete()
    announce(ReplySent(**told_of(conversation, by), message_id=message.id), at=at)
    if resolving:
        resolve(
            conversation,
            by=by,
            reason=reason,
            outcome=outcome,
            note=resolution_note,
            expectations=expectations,
            asked=bool(asking),
            at=at,
        )
    else:
        pause_clocks(conversation, at=at)
    return message


def ensure_can_reply(
    conversation: Conversation, by: User | None, text: str, files: Sequence[StoredFile], version: int | None
) -> None:
    ensure_may(by, conversation)
    ensure_present(conversation)
    if version is not None and version != conversation.version:
        raise Outdated(_("Something was said here meanwhile. Look at it, then send your answer."))
    if not text.strip() and not files:
        raise Refused(_("The answer is empty."))
    if len(text) > LONGEST:
        raise Refused(_("The answer is too long. Send the rest as a file."))
    if not conversation.inbox.channel.reaches(conversation.address):
        raise Refused(_("No address is known to which an answer could be sent."))


def ensure_channel_takes(conversation: Conversation, body: str, files: Sequence[StoredFile]) -> None:
    """A provider's own rules, e.g. a window of time, are told before anything is sent."""
    inbox = conversation.inbox
    if why := inbox.channel.why_not(inbox, conversation.address, body, len(files)):
        raise Refused(spoken(why))


def say(
    conversation: Conversation,
    by: User | None,
    text: str,
    body: str,
    files: Sequence[StoredFile],
    request_key: str,
    at: datetime,
    answers_question: bool | None = None,
) -> Message:
    """The message itself: the customer waits no more, and the limits of answering are met."""
    conversation.waiting_since = conversation.unanswered_since = None
    conversation.reply_failed_at = conversation.snoozed_until = None
    if conversation.first_answered_at is None and conversation.opened_by_id is None:
        conversation.first_answered_at = at
    message = add_message(
        conversation,
        at=at,
        files=files,
        direction=Message.Direction.OUT,
        author=Message.Author.USER,
        user=by,
        sender_name=str(by or "")[:160],
        text=text,
        full_text=body if body != text else "",
        request_key=request_key,
        answers_question=answers_question,
    )
    meet_clock(conversation, Limit.FIRST_RESPONSE, Limit.NEXT_RESPONSE, at=at)
    return message


def send(
    conversation: Conversation,
    message: Message,
    body: str,
    links: dict[str, list[Any]],
    files: Sequence[StoredFile],
    copies: Sequence[str],
) -> None:
    """Into the outbox; it leaves only after the commit."""
    heard = (
        conversation.messages.exclude(message_id="").order_by("-id").values_list("direction", "message_id")
    )
    thread = list(heard[:MOST_REFERENCES])
    answered = next((name for direction, name in thread if direction == Message.Direction.IN), "")
    message.dispatch = queue_dispatch(
        inbox=conversation.inbox,
        to=conversation.address,
        to_name=conversation.customer_name,
        subject=subject_of(conversation) if conversation.message_count > 1 else conversation.subject,
        body=body,
        about=f"message-{message.id}",
        copies=copies,
        files=files,
        links=links,
        conversation_id=conversation.id,
        message_row_id=message.id,
        in_reply_to=answered or (thread[0][1] if thread else ""),
        references=" ".join(name for _direction, name in reversed(thread)),
    )
    message.message_id = message.dispatch.message_id
    message.save(update_fields=["dispatch", "message_id"])


def with_closing_lines(conversation: Conversation, text: str) -> tuple[str, dict[str, list[Any]]]:
    """The text with what other apps add to the message that brings the result."""
    language = language_of(conversation)
    asked = [kind.line(conversation, language) for kind in sorted(closing_lines, key=lambda kind: kind.order)]
    lines = [line for line in asked if line is not None]
    links = {name: link for line in lines for name, link in line.links.items()}
    return "\n\n".join([text.rstrip(), *(line.text for line in lines)]), links
