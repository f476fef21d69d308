from django.db import models, transaction
from django.utils import timezone

from zabota.desk.models import ConversationMerge
from zabota.reception.models import BookEntry, Call, Consultation, HandOver, SeniorCall

MOVING: tuple[type[models.Model], ...] = (BookEntry, Call, Consultation, HandOver, SeniorCall)
NOTED = "reception"


@transaction.atomic
def move_contacts(source_id: int, target_id: int, merge_id: int) -> int:
    """After a merge calls, hand-overs and what else the front office noted go where the talk goes on.

    One hand-over can be open in a conversation: the other one's is done, that of the kept talk goes on. What
    moved is noted in the merge, so that it can be undone. Returns how many moved.
    """
    if HandOver.objects.open().filter(conversation=target_id).exists():
        HandOver.objects.open().filter(conversation=source_id).update(done_at=timezone.now())
    moved: dict[str, list[int]] = {}
    for noun in MOVING:
        rows = noun._base_manager.filter(conversation_id=source_id)
        if ids := list(rows.order_by("pk").values_list("pk", flat=True)):
            noun._base_manager.filter(pk__in=ids).update(conversation_id=target_id)
            moved[noun._meta.label] = ids
    if moved:
        merge = ConversationMerge.objects.select_for_update().get(id=merge_id)
        merge.moved[NOTED] = moved
        merge.save(update_fields=["moved"])
    return sum(map(len, moved.values()))


@transaction.atomic
def return_contacts(source_id: int, target_id: int, merge_id: int) -> int:
    """The merge is undone: what it had moved and is still in `source` goes back to `target`."""
    noted = ConversationMerge.objects.values_list("moved", flat=True).get(id=merge_id).get(NOTED, {})
    return sum(
        noun._base_manager.filter(pk__in=noted.get(noun._meta.label, []), conversation_id=source_id).update(
            conversation_id=target_id
        )
        for noun in MOVING
    )
