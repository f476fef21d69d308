"""What a signed-in user's screens are told: events of the branches, teams and persons they may see."""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest

from zabota.core.events import Event
from zabota.core.live import LiveDoor, doors
from zabota.core.live.doors import Audience


def admit(request: HttpRequest) -> Audience | None:
    store = import_module(settings.SESSION_ENGINE).SessionStore
    request.session = store(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
    user = get_user(request)
    if not user.is_authenticated or not user.is_active:
        return None
    sees_all, branches, teams, user_id = user.sees_all_branches, user.branch_ids, user.team_ids, user.id

    def audience(event: Event) -> tuple[str, ...]:
        if may_hear(event, branches, teams, user_id, sees_all):
            return event.topics
        return ()

    return audience


def may_hear(
    event: Event, branches: frozenset[int], teams: frozenset[int], user_id: int, sees_all: bool = False
) -> bool:
    """Events say whom they concern: `branch_id`, `team_id`, `user_ids`; one that does not is private.

    One with a `circle` (users, teams) is confidential: it concerns these and `user_ids` alone.
    """
    if user_id in getattr(event, "user_ids", ()):
        return True
    if circle := getattr(event, "circle", None):
        return user_id in circle[0] or not teams.isdisjoint(circle[1])
    return (
        sees_all or getattr(event, "branch_id", None) in branches or getattr(event, "team_id", None) in teams
    )


doors.add(LiveDoor("staff", "/live", admit))
