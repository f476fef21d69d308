from django.db import transaction

from zabota.desk.clocks import due_of, pauses_of
from zabota.desk.models import Conversation, SlaClock

BATCH = 200


def recompute_clocks() -> int:
    """Reckon again what is due, after hours or holidays were changed. Says how many clocks moved.

    Met, stopped and breached clocks stay: what was missed by the hours of that day was missed.
    """
    moved, last = 0, 0
    with_clocks = Conversation.objects.filter(
        clocks__met_at=None, clocks__stopped_at=None, clocks__breached_at=None
    )
    while ids := list(
        with_clocks.filter(id__gt=last).order_by("id").values_list("id", flat=True).distinct()[:BATCH]
    ):
        last = ids[-1]
        with transaction.atomic():
            held = Conversation.objects.filter(id__in=ids).order_by("id").select_for_update(of=("self",))
            moved += sum(recompute(conversation) for conversation in held)
    return moved


@transaction.atomic(savepoint=False)
def recompute(conversation: Conversation) -> int:
    """The same for one conversation, whose row the caller holds."""
    clocks = list(conversation.clocks.unfinished().filter(breached_at=None))
    pauses = pauses_of(conversation) if any(clock.pauses for clock in clocks) else []
    moved = []
    for clock in clocks:
        stood = pauses if clock.pauses else []
        due = due_of(conversation.branch_id, clock.started_at, clock.measured, clock.in_business_time, stood)
        if due != clock.due_at:
            clock.due_at = due
            moved.append(clock)
    if moved:
        SlaClock.objects.bulk_update(moved, ["due_at"])
        conversation.due_at = conversation.clocks.earliest_due()
        Conversation.objects.filter(id=conversation.id).update(due_at=conversation.due_at)
    return len(moved)
