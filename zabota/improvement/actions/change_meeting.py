from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.improvement.actions.call_meeting import Members, add_members
from zabota.improvement.models import Meeting, MeetingMember


@transaction.atomic
def change_meeting(meeting: Meeting, *, at: datetime, place: str, members: Members, by: User) -> None:
    """Another time or place, or other people; only until it begins. Those who are left out are not asked."""
    kept = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if kept.begun_at or kept.called_off_at:
        raise Refused(_("The meeting has begun already, or was called off."))
    if Meeting.objects.filter(at=at).exclude(pk=kept.pk).exists():
        raise Refused(_("There is another meeting at this time."))
    moved = kept.at != at
    kept.at, kept.place = at, place.strip()
    kept.save(update_fields=["at", "place"])
    invited = [(kept.chair, None), *members]
    MeetingMember.objects.filter(meeting=kept).exclude(user__in=[user.id for user, _d in invited]).delete()
    if moved:
        MeetingMember.objects.filter(meeting=kept).update(answer=MeetingMember.Answer.NONE)
    add_members(kept, invited, by=by)
    meeting.refresh_from_db()
