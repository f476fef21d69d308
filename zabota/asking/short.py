"""Short links for SMS and messengers: 128 bits in 22 letters, derived and never stored (ADR 6)."""

import base64
import hashlib
import hmac

from django.conf import settings
from django.utils.crypto import constant_time_compare
from django.utils.http import base36_to_int, int_to_base36

from zabota.channels.links import link_maker
from zabota.feedback.models import Invitation

PURPOSE = "short"


def short_token(invitation: Invitation) -> str:
    said = f"{PURPOSE}:{invitation.id}:{invitation.nonce}".encode()
    mac = hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).digest()[:16]
    return f"{int_to_base36(invitation.id)}-{base64.urlsafe_b64encode(mac).decode().rstrip('=')}"


def invitation_of(token: str) -> Invitation | None:
    try:
        row_id = base36_to_int(token.partition("-")[0])
    except ValueError:
        return None
    invitation = Invitation.objects.filter(id=row_id).first() if row_id < 2**63 else None
    if invitation is None or not constant_time_compare(token, short_token(invitation)):
        return None
    return invitation


@link_maker(PURPOSE)
def short_url(invitation_id: int) -> str:
    """LookupError when the invitation is gone."""
    invitation = Invitation.objects.filter(id=invitation_id).first()
    if invitation is None:
        raise LookupError(invitation_id)
    return f"/a/{short_token(invitation)}"
