from datetime import datetime

from django.utils import timezone

from zabota.routing.models import Absence


def end_absence(absence: Absence, *, at: datetime | None = None) -> None:
    """Somebody is back, or does not go after all; what went on to others stays with them."""
    at = at or timezone.now()
    if absence.starts_at >= at:
        absence.delete()
    elif absence.ends_at > at:
        absence.ends_at = at
        absence.save(update_fields=["ends_at"])
