from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zabota.desk.models import Conversation
from zabota.routing.actions.route import route
from zabota.routing.fitting import policies
from zabota.routing.models import RoutingDecision

BATCH = 100


def route_waiting(*, at: datetime | None = None) -> int:
    """Try again what waits for us and is with nobody, longest first; run every minute. Says how many went.

    Also what was handed over to a team, or came before there was a policy.
    """
    if not policies().rows:
        return 0
    at = at or timezone.now()
    waiting = Conversation.objects.waiting_on_us().unassigned().order_by("waiting_since", "id")
    return sum(try_again(row_id, at) for row_id in waiting.values_list("id", flat=True)[:BATCH])


@transaction.atomic
def try_again(row_id: int, at: datetime) -> bool:
    """Each in a transaction of its own; one that somebody works on is left for the next minute."""
    free = Conversation.objects.open().filter(id=row_id, assignee=None)
    conversation = free.select_for_update(skip_locked=True).first()
    if conversation is None:
        return False
    decision = route(conversation, because=RoutingDecision.Because.WAITING, at=at)
    return decision is not None and decision.user_id is not None
