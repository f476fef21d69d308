from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import Branch, Role, Skill, Team, User
from zabota.core.errors import Refused


@transaction.atomic
def add_user(
    email: str,
    name: str,
    *,
    roles: Iterable[Role] = (),
    branches: Iterable[Branch] = (),
    teams: Iterable[Team] = (),
    skills: Iterable[Skill] = (),
    password: str | None = None,
    **fields: Any,
) -> User:
    """Make a colleague's account. Without a password they choose one by the link of "forgotten password"."""
    email = User.objects.normalize_email(email).lower()
    if User.objects.filter(email=email).exists():
        raise Refused(_("%(email)s has an account already.") % {"email": email})
    user = User.objects.create_user(email, password, name=name, **fields)
    user.roles.set(roles)
    user.branches.set(branches)
    user.teams.set(teams)
    user.skills.set(skills)
    return user
