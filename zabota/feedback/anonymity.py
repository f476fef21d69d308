"""How an anonymous answer stays one: what is kept leads from nobody to it, and from it to nobody (ADR 30)."""

import hashlib
import hmac
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from zabota.feedback.models.invitation import Invitation
from zabota.feedback.models.spent_link import SpentLink

if TYPE_CHECKING:
    from zabota.feedback.models import Response


def digest_of(invitation: Invitation) -> str:
    """Tells that a link was answered; what is stored does not make it without the installation's key."""
    said = f"spent:{invitation.token}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).hexdigest()


def is_spent(invitation: Invitation) -> bool:
    return SpentLink.objects.filter(digest=digest_of(invitation)).exists()


def was_answered(invitation: Invitation) -> bool:
    """Whether this link has done its work, be the answer anonymous or not."""
    return is_spent(invitation) if invitation.is_anonymous else invitation.is_answered


def day_of(at: datetime) -> datetime:
    """The midnight at which the company's day began: an anonymous answer is kept no more exactly."""
    return timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)


def sheet_for(invitation: Invitation, at: datetime) -> Invitation:
    """A new blank sheet with what the invitation asked, and nothing of whom, when, about what visit.

    Unsaved. Employee and visit stay behind as well: with them a group may be one person.
    """
    return Invitation(
        survey_id=invitation.survey_id,
        branch_id=invitation.branch_id,
        wave_id=invitation.wave_id,
        way=invitation.way,
        language=invitation.language,
        touchpoints=invitation.touchpoints,
        questions=invitation.questions,
        is_anonymous=True,
        is_sheet=True,
        created_at=day_of(at),
        sent_at=day_of(at),
        expires_at=day_of(at),
    )


def is_open_to_correction(response: "Response", at: datetime) -> bool:
    """A customer may correct an answer as long as the link works; nobody can find an anonymous one again."""
    invitation = response.invitation
    return not (invitation.is_anonymous or invitation.revoked_at or invitation.has_expired(at))
