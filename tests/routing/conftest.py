"""What the tests of routing share: a team of three, a policy, and skills."""

import pytest

from tests.cast import hire
from tests.desk.conftest import MONDAY, deliver, mail, say
from zabota.company.models import Skill, Team, User
from zabota.routing.actions.save_policy import save_policy
from zabota.routing.models import RoutingPolicy

__all__ = ["MONDAY", "deliver", "mail", "say"]


@pytest.fixture
def trio(central, desk_team, nina) -> list[User]:
    """Nina, Ilie and Svetlana share Central's desk."""
    others = [hire(name, "desk_specialist", central) for name in ("Ilie", "Svetlana")]
    desk_team.members.add(*others)
    return [nina, *others]


@pytest.fixture
def in_turn(db) -> RoutingPolicy:
    return save_policy(None, name="По очереди", criterion="round_robin", match_language=False)


def can(user: User, kind: str, *names: str) -> list[Skill]:
    skills = [Skill.objects.get_or_create(kind=kind, name=name)[0] for name in names]
    user.skills.add(*skills)
    return skills


def team_of(*users: User, name: str = "Старшие") -> Team:
    team = Team.objects.create(name=name)
    team.members.add(*users)
    return team
