from datetime import datetime

from django.utils import timezone

from zabota.company.models import User
from zabota.routing.models import Presence


def change_presence(user: User, is_here: bool, *, at: datetime | None = None) -> Presence:
    """Somebody says whether they take conversations at the moment. What they have stays theirs."""
    presence, _is_new = Presence.objects.update_or_create(
        user=user, defaults={"is_here": is_here, "changed_at": at or timezone.now()}
    )
    return presence
