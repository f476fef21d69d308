from datetime import datetime

from django.db import transaction

from zabota.company.models import Team, User
from zabota.core.events import announce
from zabota.desk.actions.change_circle import in_words, take_over
from zabota.desk.events import CircleChanged, told_of
from zabota.desk.models import Circle, Conversation


@transaction.atomic
def let_in(
    conversation: Conversation,
    *,
    by: User,
    user: User | None = None,
    team: Team | None = None,
    because: str = "",
    at: datetime | None = None,
) -> None:
    """Whoever gets a confidential conversation to work on belongs to its circle from then on.

    A part of handing it over: the caller holds the row and has asked whether `by` may.
    """
    circle = Circle.objects.filter(conversation=conversation).first()
    if circle is None:
        return
    users, teams = [user] if user else [], [team] if team else []
    is_new = any(one.id not in circle.users for one in users) or any(
        one.id not in circle.teams for one in teams
    )
    if not is_new:
        return
    circle.users = sorted({*circle.users, *(one.id for one in users)})
    circle.teams = sorted({*circle.teams, *(one.id for one in teams)})
    circle.save(update_fields=["users", "teams"])
    take_over(conversation, circle)
    told = told_of(conversation, by)
    announce(CircleChanged(**told, named=in_words(users, teams), because=because), at=at)
