from datetime import datetime

from django.utils import timezone

from zabota.feedback.models import Invitation


def mark_sent(invitation: Invitation, *, at: datetime | None = None) -> None:
    """The channel took the message with the link. The first moment counts; again changes nothing."""
    Invitation.objects.filter(id=invitation.id, sent_at=None).update(sent_at=at or timezone.now())
    invitation.refresh_from_db(fields=["sent_at"])
