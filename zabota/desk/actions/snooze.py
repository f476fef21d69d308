from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.desk.events import ConversationSnoozed, told_of
from zabota.desk.guards import ensure_may, ensure_present, hold
from zabota.desk.models import Conversation


@transaction.atomic
def snooze(
    conversation: Conversation, *, by: User | None, until: datetime, at: datetime | None = None
) -> None:
    """Put a conversation away until a moment, or until the customer writes. Its clocks go on."""
    hold(conversation)
    ensure_may(by, conversation)
    ensure_present(conversation)
    if conversation.is_resolved:
        raise Refused(_("The conversation is resolved already."))
    if until <= (at or timezone.now()):
        raise Refused(_("Choose a moment that is still to come."))
    conversation.snoozed_until = until
    conversation.save(update_fields=["snoozed_until"])
    announce(ConversationSnoozed(**told_of(conversation, by), until=until.isoformat()), at=at)
