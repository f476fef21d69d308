from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.feedback.events import InvitationRevoked
from zabota.feedback.models import Invitation


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, by: User | None, at: datetime | None = None) -> None:
    """Make a link useless. Again changes nothing; an answered invitation stays: what was said is kept."""
    kept = Invitation.objects.select_for_update(of=("self",)).get(id=invitation.id)
    if kept.is_answered:
        raise Refused(_("The customer has already answered; the answer stays."))
    if kept.revoked_at is None:
        kept.revoked_at = at or timezone.now()
        kept.save(update_fields=["revoked_at"])
        announce(
            InvitationRevoked(invitation_id=kept.id, branch_id=kept.branch_id, by_id=by.id if by else None)
        )
    invitation.revoked_at = kept.revoked_at
