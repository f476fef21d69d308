from zabota.company.models import Role
from zabota.company.roles import ROLES, SEE_ALL_BRANCHES
from zabota.core.permissions import permissions


def provide_roles() -> None:
    """Make the built-in roles that are missing; one that exists is the administrator's to change."""
    for key, name in ROLES.items():
        Role.objects.get_or_create(
            key=key,
            defaults={
                "name": name,
                "permissions": [p.name for p in permissions if key in p.roles],
                "sees_all_branches": key in SEE_ALL_BRANCHES,
            },
        )
