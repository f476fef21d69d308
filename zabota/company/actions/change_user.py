from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import Branch, Role, Skill, Team, User
from zabota.company.roles import ADMINISTRATOR
from zabota.core.errors import Refused


@transaction.atomic
def change_user(
    user: User,
    *,
    roles: Iterable[Role],
    branches: Iterable[Branch],
    teams: Iterable[Team],
    skills: Iterable[Skill],
    **fields: Any,
) -> None:
    """Change a colleague's account, roles and places. The last administrator stays one."""
    roles = list(roles)
    if not any(role.key == ADMINISTRATOR for role in roles):
        keep_an_administrator(user)
    for name, value in fields.items():
        setattr(user, name, value)
    user.save(update_fields=list(fields) or None)
    user.roles.set(roles)
    user.branches.set(branches)
    user.teams.set(teams)
    user.skills.set(skills)


def keep_an_administrator(leaving: User) -> None:
    """Refuse what would leave the company without an administrator; of two at once one waits."""
    role = Role.objects.select_for_update().get(key=ADMINISTRATOR)
    administrators = role.users.active()
    if leaving in administrators and administrators.count() == 1:
        raise Refused(
            _("%(name)s is the last administrator: make somebody else one first.") % {"name": leaving}
        )
