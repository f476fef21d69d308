from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from zabota.core.gathering import keep, keep_all
from zabota.core.models import StoredFile
from zabota.core.search import lexemes, remember_more, suffixes
from zabota.desk.models import Attachment, Conversation, Message

SEARCHED = "conversation"
PREVIEW = 160
MOST_TEXT_SEARCHED = 20_000


@transaction.atomic(savepoint=False)
def add_message(
    conversation: Conversation,
    *,
    at: datetime,
    files: Iterable[StoredFile | int] = (),
    inline: Mapping[str, int] | None = None,
    **said: Any,
) -> Message:
    """Put one thing said into a conversation and on its line of the list; the caller announces it.

    A new conversation is stored here. `inline` maps a content id to the file that the text shows there.
    """
    message = Message(at=at, **said)
    place_on_list(conversation, message)
    is_new = conversation.pk is None
    if is_new:
        keep(conversation)
    else:
        conversation.save()
    message.conversation = conversation
    if is_new:
        keep(message)
    else:  # where others write too, its number must say when it came
        message.save(force_insert=True)
    attach(message, files, inline or {})
    remember_more(SEARCHED, conversation.id, words_of(conversation, message), at)
    return message


def place_on_list(conversation: Conversation, message: Message) -> None:
    """The columns that repeat what the list shows."""
    conversation.message_count += 1
    if not message.is_from_our_machine:  # nobody's answer is held up by what no person said
        conversation.version += 1
    if conversation.message_count == 1 or message.at >= conversation.last_message_at:
        conversation.last_message_at = message.at
        conversation.preview = preview_of(message.text)


def preview_of(text: str) -> str:
    return " ".join(text[: PREVIEW * 4].split())[:PREVIEW]


def attach(message: Message, files: Iterable[StoredFile | int], inline: Mapping[str, int]) -> None:
    names = {file_id: content_id for content_id, file_id in inline.items()}
    ids = dict.fromkeys([*(file if isinstance(file, int) else file.id for file in files), *names])
    if ids:
        keep_all(
            Attachment(
                conversation_id=message.conversation_id,
                message=message,
                file_id=file_id,
                content_id=names.get(file_id, "")[:250],
            )
            for file_id in ids
        )


def words_of(conversation: Conversation, message: Message) -> list[str]:
    """What the conversation is found by: this message; with its first one the heading too."""
    words = lexemes(message.text[:MOST_TEXT_SEARCHED])
    if conversation.message_count == 1:
        words |= words_of_heading(conversation)
    return sorted(words)


def words_of_heading(conversation: Conversation) -> set[str]:
    """Number, subject and customer; any part of the name and the address finds it."""
    who = f"{conversation.customer_name} {conversation.address}"
    return {str(conversation.id)} | lexemes(f"{conversation.subject} {who}") | suffixes(who)
