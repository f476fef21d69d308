from django.db import transaction

from zabota.company.models import User
from zabota.core.events import announce
from zabota.desk.events import RemarkLeft, told_of
from zabota.desk.guards import ensure_may, ensure_present, hold
from zabota.desk.models import Conversation


@transaction.atomic
def leave_unanswered(conversation: Conversation, *, by: User | None) -> None:
    """What the customer said last needs no reply, e.g. thanks; one that still waits stays. Again: nothing."""
    hold(conversation)
    ensure_may(by, conversation)
    ensure_present(conversation)
    if conversation.unanswered_since is None:
        return
    conversation.unanswered_since = None
    conversation.save(update_fields=["unanswered_since"])
    announce(RemarkLeft(**told_of(conversation, by)))
