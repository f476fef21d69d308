from django.utils import timezone

from zabota.company.models import ApiToken


def revoke_token(token: ApiToken) -> None:
    """Close a program's way in, at once and for good."""
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
