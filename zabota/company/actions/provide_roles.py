from zabota.company.models import Role
from zabota.company.roles import ROLES, SEE_ALL_BRANCHES
from zabota.core.permissions import permissions


def provide_roles() -> None:
    """Make the built-in roles that are missing, and give those that exist what a newer program can allow.

    Each permission is given once: what an administrator took away or renamed stays so.
    """
    for key, name in ROLES.items():
        start = [permission.name for permission in permissions if key in permission.roles]
        role, is_new = Role.objects.get_or_create(
            key=key,
            defaults={
                "name": name,
                "permissions": start,
                "sees_all_branches": key in SEE_ALL_BRANCHES,
                "offered": start,
            },
        )
        if not is_new:
            offer(role, start)


def offer(role: Role, start: list[str]) -> None:
    known = start if role.offered is None else role.offered
    new = [name for name in start if name not in known]
    if role.offered is None or new:
        role.permissions = [*role.permissions, *(name for name in new if name not in role.permissions)]
        role.offered = [*known, *new]
        role.save(update_fields=["permissions", "offered"])
