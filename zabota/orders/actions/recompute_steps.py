from django.db import transaction

from zabota.desk.clocks import due_of
from zabota.orders.models import RequestStep


@transaction.atomic
def recompute_steps(conversation_id: int | None = None) -> int:
    """When hours, or the branch of a conversation, change: due times of the steps whose turn it is anew."""
    turns = RequestStep.objects.current().exclude(due_seconds=None).select_for_update(of=("self",))
    if conversation_id is not None:
        turns = turns.filter(plan__conversation=conversation_id)
    moved = []
    for step in turns.select_related("plan__conversation").order_by("id"):
        due_at = due_of(step.plan.conversation.branch_id, step.begun_at, step.due_seconds, True)
        if due_at != step.due_at:
            step.due_at = due_at
            moved.append(step)
    RequestStep.objects.bulk_update(moved, ["due_at"], batch_size=500)
    return len(moved)
