from collections.abc import Iterable

from django.db import transaction

from zabota.company.models import Branch, Team, User


@transaction.atomic
def save_team(
    team: Team | None, *, name: str, branch: Branch | None = None, members: Iterable[User] = ()
) -> Team:
    """Make a team, or change its name, place and people."""
    team = team or Team()
    team.name, team.branch = name, branch
    team.save()
    team.members.set(members)
    return team
