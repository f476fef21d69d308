from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.improvement.actions.call_next_meeting import call_next_meeting
from zabota.improvement.events import MeetingCalledOff
from zabota.improvement.models import Meeting


@transaction.atomic
def call_off_meeting(meeting: Meeting, *, by: User) -> None:
    """It does not take place; the next one is called, so that the commission goes on."""
    kept = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if kept.called_off_at:
        return
    if kept.begun_at:
        raise Refused(_("The meeting has begun already: close it."))
    kept.called_off_at = timezone.now()
    kept.save(update_fields=["called_off_at"])
    members = tuple(sorted(kept.members.values_list("user_id", flat=True)))
    announce(MeetingCalledOff(meeting_id=kept.id, by_id=by.id, user_ids=members))
    call_next_meeting(kept)
    meeting.refresh_from_db()
