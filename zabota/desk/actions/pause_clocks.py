from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zabota.desk.models import Conversation


@transaction.atomic(savepoint=False)
def pause_clocks(conversation: Conversation, *, at: datetime | None = None) -> int:
    """We wait for the customer: limits that allow it stand still. Says how many."""
    paused = conversation.clocks.running().filter(pauses=True).update(paused_at=at or timezone.now())
    if paused:
        conversation.due_at = conversation.clocks.earliest_due()
        Conversation.objects.filter(id=conversation.id).update(due_at=conversation.due_at)
    return paused
