from django.db.models import F
from django.utils import timezone

from zabota.answers.models import SavedReply
from zabota.answers.wording import Filled, filled
from zabota.company.models import User
from zabota.desk.models import Conversation


def use_reply(reply: SavedReply, conversation: Conversation, *, by: User | None) -> Filled:
    """The text for this conversation, and counted as used once more: what helps often comes first."""
    SavedReply.objects.filter(id=reply.id).update(times_used=F("times_used") + 1, last_used_at=timezone.now())
    return filled(reply, conversation, by)
