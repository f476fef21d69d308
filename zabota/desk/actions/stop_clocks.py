from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zabota.desk.models import Conversation


@transaction.atomic(savepoint=False)
def stop_clocks(conversation: Conversation, *, at: datetime | None = None) -> list[int]:
    """The clocks that still ran no longer matter (settled, or merged). Their ids, for an undo."""
    ids = list(conversation.clocks.unfinished().values_list("id", flat=True))
    conversation.clocks.filter(id__in=ids).update(stopped_at=at or timezone.now())
    conversation.due_at = None
    Conversation.objects.filter(id=conversation.id).update(due_at=None)
    return ids
