from django.db import transaction

from zabota.improvement.actions.call_meeting import call_meeting
from zabota.improvement.calendar import next_meeting_after
from zabota.improvement.models import Meeting


@transaction.atomic
def call_next_meeting(after: Meeting) -> Meeting | None:
    """The monthly meeting after this one, with the same people as far as they still work here.

    None if one is called already.
    """
    if Meeting.objects.to_come().filter(at__gt=after.at).exists():
        return None
    members = after.members.filter(user__is_active=True).select_related("user", "department")
    people = [(member.user, member.department) for member in members]
    if not after.chair.is_active:
        return None
    return call_meeting(
        next_meeting_after(after.at), chair=after.chair, by=None, members=people, place=after.place
    )
