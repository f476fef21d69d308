from django.db import transaction

from zabota.desk.actions.reopen import reopen
from zabota.desk.models import Conversation
from zabota.orders.models import ActionPlan


@transaction.atomic
def move_plans(source_id: int, target_id: int) -> int:
    """After a merge the plans go where the talk goes on; one that runs opens it again. How many moved."""
    moving = ActionPlan.objects.filter(conversation=source_id)
    running = moving.running().exists()
    moved = moving.update(conversation=target_id)
    if running:
        reopen(Conversation(pk=target_id), because="plan")
    return moved


@transaction.atomic
def return_plans(source_id: int, target_id: int) -> int:
    """The merge is undone: what began in `target`, or in one that was merged into it before, goes back."""
    whole, found = [target_id], [target_id]
    while found:
        found = list(Conversation.objects.filter(merged_into__in=found).values_list("id", flat=True))
        whole += found
    began_there = ActionPlan.objects.filter(conversation=source_id, first_conversation__in=whole)
    running = began_there.running().exists()
    moved = began_there.update(conversation=target_id)
    if running:
        reopen(Conversation(pk=target_id), because="plan")
    return moved
