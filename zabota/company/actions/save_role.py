from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import Role
from zabota.company.roles import ADMINISTRATOR
from zabota.core.errors import Refused
from zabota.core.permissions import permissions as known

NEEDED_BY_ADMINISTRATOR = {"company.manage_users", "company.manage_roles"}


@transaction.atomic
def save_role(role: Role | None, *, name: str, permissions: Iterable[str], sees_all_branches: bool) -> Role:
    """Make a role, or change what one allows. Administrators can always give the rights back."""
    allowed = sorted(set(permissions))
    if unknown := [item for item in allowed if item not in known]:
        raise Refused(_("There is no permission called %(name)s.") % {"name": ", ".join(unknown)})
    role = role or Role()
    if role.key == ADMINISTRATOR and not set(allowed) >= NEEDED_BY_ADMINISTRATOR:
        raise Refused(_("Administrators must be able to manage people and roles."))
    role.name, role.permissions, role.sees_all_branches = name, allowed, sees_all_branches
    role.save()
    return role
