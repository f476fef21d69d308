import pytest

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.feedback.actions.respond import respond
from zabota.feedback.actions.revoke_invitation import revoke_invitation


def test_revoking_twice_is_revoking_once(invitation, irina):
    revoke_invitation(invitation, by=irina)
    first = invitation.revoked_at
    revoke_invitation(invitation, by=irina)
    assert invitation.revoked_at == first is not None
    assert EventRecord.objects.get(name="InvitationRevoked").by_id == irina.id


def test_an_answer_cannot_be_revoked_away(invitation, reception, irina):
    respond(invitation, {reception.id: (2, "холодно")})
    with pytest.raises(Refused, match="already answered"):
        revoke_invitation(invitation, by=irina)
