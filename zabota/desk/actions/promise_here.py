from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.customers.actions.make_promise import make_promise
from zabota.customers.models import Promise
from zabota.desk.guards import ensure_present
from zabota.desk.models import Conversation
from zabota.desk.queries import is_seen_by


@transaction.atomic
def promise_here(
    conversation: Conversation, text: str, *, due_at: datetime, owner: User, by: User | None
) -> Promise:
    """Promise the customer of a conversation something; the promise remembers where it was made."""
    ensure_present(conversation)
    if by is not None and not is_seen_by(by, conversation):
        raise Refused(_("This conversation is not yours to change."))
    about = f"conversation-{conversation.id}"
    return make_promise(conversation.customer, text, due_at=due_at, owner=owner, by=by, about=about)
