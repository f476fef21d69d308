from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import Team, User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.desk.actions.change_circle import ears_of, in_words, named, take_over
from zabota.desk.events import ConversationConfided, told_of
from zabota.desk.guards import ensure_may, ensure_present, hold
from zabota.desk.models import Circle, Conversation


@transaction.atomic
def confide(
    conversation: Conversation,
    *,
    by: User,
    users: Iterable[User] = (),
    teams: Iterable[Team] = (),
    at: datetime | None = None,
) -> Circle:
    """Make a conversation confidential: those who are named see it, its assignee and whoever confides it;
    nobody else, whatever their branch and role.
    """
    hold(conversation)
    ensure_may(by, conversation, "desk.confide")
    ensure_present(conversation)
    if conversation.is_confidential:
        raise Refused(_("This conversation is confidential already."))
    users, teams = named(users, teams)
    told = told_of(conversation, by)
    circle = Circle.objects.create(
        conversation=conversation,
        users=[user.id for user in users],
        teams=[team.id for team in teams],
        by=by,
        at=at or timezone.now(),
    )
    take_over(conversation, circle)
    told["user_ids"] = tuple(sorted({*told["user_ids"], *ears_of(circle)}))
    announce(ConversationConfided(**told, named=in_words(users, teams)), at=at)
    return circle
