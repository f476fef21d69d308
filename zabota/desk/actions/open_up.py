from datetime import datetime

from django.db import transaction

from zabota.company.models import User
from zabota.core.events import announce
from zabota.desk.actions.change_circle import ears_of, take_over
from zabota.desk.events import ConversationOpenedUp, told_of
from zabota.desk.guards import ensure_may, ensure_present, hold
from zabota.desk.models import Circle, Conversation


@transaction.atomic
def open_up(conversation: Conversation, *, by: User, at: datetime | None = None) -> None:
    """Make a confidential conversation an ordinary one: its branch sees it again, from the first word on."""
    hold(conversation)
    ensure_may(by, conversation, "desk.confide")
    ensure_present(conversation)
    circle = Circle.objects.filter(conversation=conversation).first()
    if circle is None:
        return
    heard = ears_of(circle)
    circle.delete()
    take_over(conversation, None)
    told = told_of(conversation, by)
    told["user_ids"] = tuple(sorted({*told["user_ids"], *heard}))
    announce(ConversationOpenedUp(**told), at=at)
