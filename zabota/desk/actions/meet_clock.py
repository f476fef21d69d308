from datetime import datetime

from django.db import transaction
from django.db.models import Case, DateTimeField, F, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from zabota.desk.models import Conversation


@transaction.atomic(savepoint=False)
def meet_clock(conversation: Conversation, *limits: str, at: datetime | None = None) -> int:
    """What these limits asked for was done; done late, the clock is breached too. Says how many were met."""
    at = at or timezone.now()
    ran_until = Coalesce("paused_at", Value(at, DateTimeField()))
    late = Case(When(breached_at=None, due_at__lt=ran_until, then=F("due_at")), default=F("breached_at"))
    met = conversation.clocks.unfinished().filter(limit__in=limits).update(met_at=at, breached_at=late)
    if met:
        conversation.due_at = conversation.clocks.earliest_due()
        Conversation.objects.filter(id=conversation.id).update(due_at=conversation.due_at)
    return met
