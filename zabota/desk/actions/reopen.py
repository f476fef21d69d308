from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zabota.company.models import User
from zabota.core.events import announce
from zabota.desk.actions.start_clocks import start_clocks
from zabota.desk.events import ConversationReopened, told_of
from zabota.desk.guards import ensure_may, ensure_present, hold
from zabota.desk.models import Conversation
from zabota.desk.models.sla import Limit


@transaction.atomic
def reopen(
    conversation: Conversation, *, by: User | None = None, because: str = "", at: datetime | None = None
) -> None:
    """Take up a resolved conversation again; one that is open stays as it is.

    What was said on resolving is kept until it is resolved once more. The time to resolve starts anew.
    """
    hold(conversation)
    ensure_may(by, conversation)
    ensure_present(conversation)
    if not conversation.is_resolved:
        return
    conversation.resolved_at = conversation.snoozed_until = None
    conversation.version += 1
    conversation.save(update_fields=["resolved_at", "snoozed_until", "version"])
    start_clocks(conversation, Limit.RESOLUTION, at=at or timezone.now())
    announce(ConversationReopened(**told_of(conversation, by), because=because), at=at)
