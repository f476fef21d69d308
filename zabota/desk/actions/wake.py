from django.db import transaction
from django.utils import timezone

from zabota.company.models import User
from zabota.core.events import announce
from zabota.desk.events import ConversationWoken, told_of
from zabota.desk.guards import ensure_may, hold
from zabota.desk.models import Conversation

BATCH = 200


@transaction.atomic
def wake(conversation: Conversation, *, by: User | None = None) -> None:
    """Bring a snoozed conversation back; one that is awake stays as it is."""
    hold(conversation)
    ensure_may(by, conversation)
    if conversation.snoozed_until is None:
        return
    conversation.snoozed_until = None
    conversation.save(update_fields=["snoozed_until"])
    announce(ConversationWoken(**told_of(conversation, by)))


def wake_due() -> int:
    """Wake all whose moment has come; run every minute. Says how many."""
    due = Conversation.objects.open().filter(snoozed_until__lte=timezone.now()).order_by("snoozed_until")
    conversations = list(due[:BATCH])
    for conversation in conversations:
        wake(conversation)
    return len(conversations)
