from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import Team, User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.desk.events import CircleChanged, told_of
from zabota.desk.guards import ensure_may, ensure_present, hold
from zabota.desk.models import Circle, Conversation

MOST_NAMED = 50


@transaction.atomic
def change_circle(
    conversation: Conversation,
    *,
    by: User,
    users: Iterable[User] = (),
    teams: Iterable[Team] = (),
    at: datetime | None = None,
) -> Circle:
    """Name anew who may see a confidential conversation. Whoever confided it and its assignee always do."""
    hold(conversation)
    ensure_may(by, conversation, "desk.confide")
    ensure_present(conversation)
    circle = Circle.objects.filter(conversation=conversation).first()
    if circle is None:
        raise Refused(_("This conversation is not confidential."))
    users, teams = named(users, teams)
    before = ears_of(circle)
    new = [user.id for user in users], [team.id for team in teams]
    if (sorted(circle.users), sorted(circle.teams)) == (sorted(new[0]), sorted(new[1])):
        return circle
    circle.users, circle.teams = new
    circle.save(update_fields=["users", "teams"])
    take_over(conversation, circle)
    told = told_of(conversation, by)
    told["user_ids"] = tuple(sorted({*told["user_ids"], *before, *ears_of(circle)}))
    announce(CircleChanged(**told, named=in_words(users, teams)), at=at)
    return circle


def named(users: Iterable[User], teams: Iterable[Team]) -> tuple[list[User], list[Team]]:
    """Each once, by name; refused where somebody could not see a conversation at all."""
    people = sorted(set(users), key=str)
    groups = sorted(set(teams), key=str)
    for user in people:
        if not (user.is_active and user.may("desk.see")):
            raise Refused(_("%(name)s does not work with conversations.") % {"name": user})
    if len(people) + len(groups) > MOST_NAMED:
        raise Refused(_("Name at most %(number)d people and teams.") % {"number": MOST_NAMED})
    return people, groups


def in_words(users: Iterable[User], teams: Iterable[Team]) -> tuple[str, ...]:
    return tuple(str(one) for one in (*users, *teams))


def ears_of(circle: Circle | None) -> set[int]:
    """Everybody in it, for the screens: those who left it must hear that it is gone."""
    if circle is None:
        return set()
    members = Team.members.through.objects.filter(team__in=circle.teams).values_list("user", flat=True)
    return {*circle.users, *members, *([circle.by_id] if circle.by_id else [])}


def take_over(conversation: Conversation, circle: Circle | None) -> None:
    """The columns that the rule asks, also of everything that was merged into it. None opens it up."""
    values: dict[str, Any] = {"confided_to": None, "confided_to_teams": None}
    if circle is not None:
        own = [circle.by_id] if circle.by_id else []
        values = {
            "confided_to": sorted({*circle.users, *own}),
            "confided_to_teams": sorted(circle.teams),
        }
    for name, value in values.items():
        setattr(conversation, name, value)
    inside, newest = [], [conversation.id]
    while newest := list(Conversation.objects.filter(merged_into__in=newest).values_list("id", flat=True)):
        inside += newest
    Conversation.objects.filter(id__in=[conversation.id, *inside]).update(**values)
    Circle.objects.filter(conversation__in=inside).delete()
    if circle is not None:
        Circle.objects.bulk_create(circle.copy_for(row_id) for row_id in inside)
