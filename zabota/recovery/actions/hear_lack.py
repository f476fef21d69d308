from django.db import transaction

from zabota.core.events import announce
from zabota.desk.models import Message
from zabota.recovery.events import LackTold
from zabota.recovery.models import LackQuestion


@transaction.atomic
def hear_lack(message: Message) -> LackQuestion | None:
    """The first thing a passive customer says after our question is the answer to it; None for all else."""
    if not message.is_from_customer or message.is_absence_note:
        return None
    asked = LackQuestion.objects.unanswered().filter(
        response__invitation__conversation=message.conversation_id, asked_at__lt=message.at
    )
    lack = asked.select_for_update(of=["self"]).order_by("-asked_at").first()
    if lack is None:
        return None
    lack.answered_at, lack.answer = message.at, message
    lack.save(update_fields=["answered_at", "answer"])
    announce(LackTold(response_id=lack.response_id, branch_id=message.conversation.branch_id))
    return lack
