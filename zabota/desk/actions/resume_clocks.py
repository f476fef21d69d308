from django.db import transaction

from zabota.desk.clocks import due_of, pauses_of
from zabota.desk.models import Conversation, SlaClock


@transaction.atomic(savepoint=False)
def resume_clocks(conversation: Conversation) -> int:
    """The customer spoke: paused limits run on, due later by as much as they stood still. Says how many.

    The message that ended the pause must be stored already: the pauses are rebuilt from what was said.
    """
    paused = list(conversation.clocks.unfinished().exclude(paused_at=None))
    if not paused:
        return 0
    pauses = pauses_of(conversation)
    for clock in paused:
        clock.paused_at = None
        clock.due_at = due_of(
            conversation.branch_id, clock.started_at, clock.measured, clock.in_business_time, pauses
        )
    SlaClock.objects.bulk_update(paused, ["paused_at", "due_at"])
    conversation.due_at = conversation.clocks.earliest_due()
    Conversation.objects.filter(id=conversation.id).update(due_at=conversation.due_at)
    return len(paused)
