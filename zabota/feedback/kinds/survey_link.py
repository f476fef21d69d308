from django.urls import reverse

from zabota.channels.links import link_maker
from zabota.feedback.models.invitation import PURPOSE, Invitation


@link_maker(PURPOSE)
def survey_url(invitation_id: int, mark: int | None = None) -> str:
    """The path of an invitation's survey page, filled in with `mark` for its first touchpoint.

    LookupError when it is gone or was revoked.
    """
    invitation = Invitation.objects.filter(id=invitation_id, revoked_at=None).first()
    if invitation is None:
        raise LookupError(f"There is no invitation {invitation_id}")
    path = reverse("feedback:survey_page", args=[invitation.token])
    if mark is None or not invitation.touchpoints:
        return path
    return f"{path}?mark-{invitation.touchpoints[0]['id']}={mark}"
