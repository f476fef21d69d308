from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.desk.actions.let_in import let_in
from zabota.desk.guards import hold
from zabota.desk.models import Conversation

LONGEST_REASON = 500


@transaction.atomic
def enter_confided(conversation: Conversation, *, by: User, because: str, at: datetime | None = None) -> None:
    """Let oneself into a confidential conversation that has nobody left, or that must be looked at.

    The reason stands in the talk, where everybody of its circle reads it, and in the audit.
    """
    hold(conversation)
    reaches = by.sees_all_branches or conversation.branch_id in by.branch_ids
    if not (by.may("desk.enter_confided") and by.may("desk.see") and reaches):
        raise Refused(_("This conversation is not yours to change."))
    because = " ".join(because.split())
    if not because:
        raise Refused(_("Write why: everybody in the conversation reads it."))
    let_in(conversation, by=by, user=by, because=because[:LONGEST_REASON], at=at)
