"""What a role can allow. Each app names its own in `permissions.py`."""

from dataclasses import dataclass
from typing import Any

from zabota.core.registry import Registry


@dataclass(frozen=True)
class Permission:
    """One thing that may be allowed, e.g. `desk.answer`; `roles` have it from the first start."""

    name: str
    label: Any
    roles: tuple[str, ...] = ()


permissions: Registry[Permission] = Registry("permissions")


def permission(name: str, label: Any, *roles: str) -> Permission:
    return permissions.add(Permission(name, label, roles))
