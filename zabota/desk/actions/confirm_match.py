from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.desk.actions.merge import merge
from zabota.desk.guards import ensure_may, hold
from zabota.desk.models import Conversation


@transaction.atomic
def confirm_match(
    conversation: Conversation, *, by: User, belongs: bool, at: datetime | None = None
) -> Conversation:
    """A person decides whether a message belongs to the conversation it names; returns where it is now.

    Until then nobody who merely wrote a number is let into what others said.
    """
    hold(conversation)
    ensure_may(by, conversation)
    other = conversation.possible_match
    if other is None:
        raise Refused(_("Somebody has already decided about this."))
    if belongs:
        merge(other, conversation, by=by, at=at)
        return other
    conversation.possible_match = None
    conversation.save(update_fields=["possible_match"])
    return conversation
