from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.improvement.actions.call_next_meeting import call_next_meeting
from zabota.improvement.events import MeetingClosed
from zabota.improvement.models import Meeting


@transaction.atomic
def close_meeting(meeting: Meeting, present: Iterable[int], *, by: User) -> None:
    """End it with its minutes; `present` are the users who were there. The next one is called."""
    kept = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if kept.closed_at:
        return
    if kept.begun_at is None:
        raise Refused(_("The meeting has not begun."))
    there = set(present)
    if not kept.members.filter(user__in=there).exists():
        raise Refused(_("Say who was there."))
    kept.members.update(was_there=False)
    kept.members.filter(user__in=there).update(was_there=True)
    kept.closed_at = timezone.now()
    kept.save(update_fields=["closed_at"])
    members = tuple(sorted(kept.members.values_list("user_id", flat=True)))
    announce(MeetingClosed(meeting_id=kept.id, by_id=by.id, user_ids=members))
    call_next_meeting(kept)
    meeting.refresh_from_db()
