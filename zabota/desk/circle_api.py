"""Who may see a confidential conversation, over HTTP; the same verbs as the page's."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Field, Router, Schema

from zabota.company.api_access import api_needs
from zabota.company.models import Team, User
from zabota.core.api_shapes import Strict
from zabota.core.errors import Refused
from zabota.desk.actions.change_circle import MOST_NAMED, change_circle
from zabota.desk.actions.confide import confide
from zabota.desk.actions.open_up import open_up
from zabota.desk.api import asker, seen
from zabota.desk.models import Circle

router = Router(tags=["conversations"])


class NewCircle(Strict):
    """Colleagues whom the token's user sees, and teams, by number."""

    users: list[int] = Field([], max_length=MOST_NAMED)
    teams: list[int] = Field([], max_length=MOST_NAMED)


class CircleShape(Schema):
    """`confidential` false: its branch sees it, and the rest is empty."""

    confidential: bool
    users: list[int]
    teams: list[int]
    by: int | None
    at: datetime | None


@router.get("/{int:number}/circle", response=CircleShape)
@api_needs("desk.see")
def get_circle(request: HttpRequest, number: int) -> Any:
    """Who may see it, besides its assignee and whoever confided it (`by`)."""
    return told(Circle.objects.filter(conversation=seen(request, number)).first())


@router.put("/{int:number}/circle", response=CircleShape)
@api_needs("desk.confide")
def set_circle(request: HttpRequest, number: int, body: NewCircle) -> Any:
    """Make it confidential, or name anew who may see it."""
    conversation, user = seen(request, number), asker(request)
    users = found(User.objects.active().visible_to(user), body.users)
    teams = found(Team.objects.all(), body.teams)
    verb = change_circle if conversation.is_confidential else confide
    return told(verb(conversation, by=user, users=users, teams=teams))


@router.delete("/{int:number}/circle", response=CircleShape)
@api_needs("desk.confide")
def remove_circle(request: HttpRequest, number: int) -> Any:
    """Open it up: its branch sees it again."""
    open_up(seen(request, number), by=asker(request))
    return told(None)


def found(rows: Any, numbers: list[int]) -> list[Any]:
    chosen = list(rows.filter(id__in=[number for number in numbers if 0 < number < 1 << 63]))
    if len({row.id for row in chosen}) != len(set(numbers)):
        raise Refused("Not all of these numbers name somebody you may name")
    return chosen


def told(circle: Circle | None) -> dict[str, Any]:
    if circle is None:
        return {"confidential": False, "users": [], "teams": [], "by": None, "at": None}
    return {
        "confidential": True,
        "users": circle.users,
        "teams": circle.teams,
        "by": circle.by_id,
        "at": circle.at,
    }
