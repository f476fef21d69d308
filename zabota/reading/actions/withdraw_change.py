from django.utils import timezone

from zabota.reading.models import AnnouncedChange


def withdraw_change(change: AnnouncedChange) -> None:
    """It was given up again, or written down by mistake. Withdrawing twice changes nothing."""
    if change.withdrawn_at is None:
        change.withdrawn_at = timezone.now()
        change.save(update_fields=["withdrawn_at"])
