from typing import Any

from zabota.company.models import User

OWN = {"name", "title", "language", "signature"}


def change_profile(user: User, **fields: Any) -> None:
    """What everyone may change about themselves; never rights."""
    if extra := fields.keys() - OWN:
        raise ValueError(f"not one's own to change: {', '.join(sorted(extra))}")
    for name, value in fields.items():
        setattr(user, name, value)
    user.save(update_fields=list(fields))
