from datetime import datetime

from django.utils import timezone

from zabota.feedback.models import Invitation


def mark_opened(invitation: Invitation, *, at: datetime | None = None) -> None:
    """A hand touched the survey page. The first moment counts; looking at a link alone never calls this."""
    Invitation.objects.filter(id=invitation.id, opened_at=None).update(opened_at=at or timezone.now())
    invitation.refresh_from_db(fields=["opened_at"])
