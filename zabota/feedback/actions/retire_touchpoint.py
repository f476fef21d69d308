from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zabota.company.models import User
from zabota.core.events import announce
from zabota.feedback.events import TouchpointsChanged
from zabota.feedback.models import Touchpoint


@transaction.atomic
def retire_touchpoint(touchpoint: Touchpoint, *, by: User | None = None, at: datetime | None = None) -> None:
    """Ask about it no more. Its marks and its place in the figures stay; again changes nothing."""
    if Touchpoint.objects.in_use().filter(id=touchpoint.id).update(retired_at=at or timezone.now()):
        announce(TouchpointsChanged(touchpoint_id=touchpoint.id, by_id=by.id if by else None))
    touchpoint.refresh_from_db(fields=["retired_at"])
