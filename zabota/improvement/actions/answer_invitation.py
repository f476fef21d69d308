from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.improvement.events import MeetingAnswered
from zabota.improvement.models import Meeting, MeetingMember


@transaction.atomic
def answer_invitation(meeting: Meeting, answer: str, *, by: User) -> None:
    """A member comes, or cannot; may be changed until the meeting begins."""
    member = MeetingMember.objects.select_for_update(of=("self",)).select_related("meeting")
    found = member.filter(meeting=meeting, user=by).first()
    if found is None:
        raise Refused(_("You are not asked to this meeting."))
    if found.meeting.begun_at or found.meeting.called_off_at:
        raise Refused(_("The meeting has begun already, or was called off."))
    if answer not in (MeetingMember.Answer.COMES, MeetingMember.Answer.CANNOT):
        raise Refused(_("Say whether you come or cannot."))
    if found.answer == answer:
        return
    found.answer = answer
    found.save(update_fields=["answer"])
    told: dict[str, Any] = {"meeting_id": meeting.id, "user_ids": (found.meeting.chair_id,)}
    announce(MeetingAnswered(by_id=by.id, answer=answer, **told))
