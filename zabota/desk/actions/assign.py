from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.desk.events import ConversationAssigned, told_of
from zabota.desk.guards import Outdated, ensure_may, ensure_present, hold
from zabota.desk.models import Conversation
from zabota.desk.queries import is_seen_by

UNASKED = object()


@transaction.atomic
def assign(
    conversation: Conversation,
    to: User | None,
    *,
    by: User | None,
    instead_of: User | None | object = UNASKED,
    at: datetime | None = None,
) -> None:
    """Give a conversation to a colleague who may answer, or to nobody.

    `instead_of` is whom the giver saw it with: Outdated when somebody else took it meanwhile.
    """
    hold(conversation)
    ensure_may(by, conversation)
    ensure_present(conversation)
    if to is not None and not (to.is_active and to.may("desk.answer")):
        raise Refused(_("%(name)s cannot answer customers.") % {"name": to})
    new_id = to.id if to else None
    if conversation.assignee_id == new_id:
        return
    if by is None and to is not None and conversation.is_confidential and not is_seen_by(to, conversation):
        raise Refused(_("It is confidential: a person has to give it to %(name)s.") % {"name": to})
    if instead_of is not UNASKED and conversation.assignee_id != getattr(instead_of, "id", None):
        raise Outdated(_("It is with %(name)s now.") % {"name": conversation.assignee or _("nobody")})
    before = conversation.assignee_id
    conversation.assignee = to
    conversation.save(update_fields=["assignee"])
    concerned = tuple(user_id for user_id in (before, new_id) if user_id)
    announce(
        ConversationAssigned(**told_of(conversation, by) | {"user_ids": concerned}, assignee_id=new_id), at=at
    )
