from zabota.company.models import User


def reactivate_user(user: User) -> None:
    """Let somebody in again, with the roles they had; their tokens stay revoked."""
    user.is_active = True
    user.save(update_fields=["is_active"])
