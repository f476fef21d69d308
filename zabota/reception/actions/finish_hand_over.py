from django.db import transaction
from django.utils import timezone

from zabota.core.events import announce
from zabota.reception.actions.accept_hand_over import told_of
from zabota.reception.events import HandOverDone
from zabota.reception.models import HandOver


@transaction.atomic
def finish_hand_over(conversation_id: int) -> None:
    """What the customer wanted is done: the conversation was resolved."""
    held = HandOver.objects.open().filter(conversation=conversation_id)
    for found in held.select_for_update(of=("self",)).select_related("conversation"):
        found.done_at = timezone.now()
        found.save(update_fields=["done_at"])
        announce(HandOverDone(**told_of(found, None)))
