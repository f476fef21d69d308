from datetime import datetime

from django.db import transaction

from zabota.core.search import lexemes, remember
from zabota.desk.actions.add_message import MOST_TEXT_SEARCHED, SEARCHED, preview_of, words_of_heading
from zabota.desk.models import Conversation, Message

MOST_MESSAGES_SEARCHED = 200


@transaction.atomic(savepoint=False)
def recount(conversation: Conversation) -> None:
    """Work out again, from what was said, the columns that the list shows and the words it is found by."""
    said = list(conversation.messages.order_by("at", "id"))
    conversation.message_count = len(said)
    conversation.version += 1
    if said:
        conversation.last_message_at, conversation.preview = said[-1].at, preview_of(said[-1].text)
    answers = [message.at for message in said if message.author == Message.Author.USER]
    first_heard = next((message.at for message in said if message.is_from_customer), None)
    conversation.first_answered_at = next((at for at in answers if first_heard and at >= first_heard), None)
    since = waiting_since(said)
    conversation.waiting_since = None if conversation.is_resolved else since
    conversation.unanswered_since = since if conversation.is_resolved else None
    conversation.save()
    words = words_of_heading(conversation)
    for text in [message.text for message in said[-MOST_MESSAGES_SEARCHED:]] + notes_of(conversation):
        words |= lexemes(text[:MOST_TEXT_SEARCHED])
    remember(SEARCHED, conversation.id, sorted(words), conversation.last_message_at)


def waiting_since(said: list[Message]) -> datetime | None:
    """The first thing the customer said that nobody has answered yet."""
    since = None
    for message in said:
        if message.author == Message.Author.USER:
            since = None
        elif message.is_from_customer and since is None:
            since = message.at
    return since


def notes_of(conversation: Conversation) -> list[str]:
    return list(conversation.notes.order_by("-id").values_list("text", flat=True)[:MOST_MESSAGES_SEARCHED])
