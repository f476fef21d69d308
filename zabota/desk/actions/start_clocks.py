from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zabota.desk.clocks import plan_clocks
from zabota.desk.models import Conversation, SlaClock


@transaction.atomic(savepoint=False)
def start_clocks(conversation: Conversation, *limits: str, at: datetime | None = None) -> list[SlaClock]:
    """Start the limits that the conversation's policy has; one that already runs goes on as it is."""
    planned = plan_clocks(conversation, limits, at or timezone.now())
    if not planned:
        return []
    started = SlaClock.objects.bulk_create(planned, ignore_conflicts=True)
    earliest = min(clock.due_at for clock in started)
    if conversation.due_at is None or earliest < conversation.due_at:
        conversation.due_at = conversation.clocks.earliest_due()
        Conversation.objects.filter(id=conversation.id).update(due_at=conversation.due_at)
    return started
