from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import Department, User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.improvement.events import MeetingCalled
from zabota.improvement.models import Meeting, MeetingMember

Members = Iterable[tuple[User, Department | None]]


@transaction.atomic
def call_meeting(
    at: datetime, *, chair: User, by: User | None, members: Members = (), place: str = ""
) -> Meeting:
    """Call the commission and invite its members, of any department; the chair is one of them.

    A second call for the same moment adds members to the meeting that is there.
    """
    meeting, _is_new = Meeting.objects.get_or_create(at=at, defaults={"chair": chair, "place": place.strip()})
    if meeting.begun_at or meeting.called_off_at:
        raise Refused(_("The meeting at this time has begun already, or was called off."))
    add_members(meeting, [(chair, None), *members], by=by)
    return meeting


def add_members(meeting: Meeting, members: Members, *, by: User | None) -> None:
    """Those who are not invited yet hear of it; a member without a department may be given one."""
    new = []
    for user, department in members:
        member, is_new = MeetingMember.objects.get_or_create(
            meeting=meeting, user=user, defaults={"department": department}
        )
        if is_new:
            new.append(user.id)
        elif department and member.department_id != department.id:
            member.department = department
            member.save(update_fields=["department"])
    if new:
        told: dict[str, Any] = {"meeting_id": meeting.id, "user_ids": tuple(sorted(new))}
        announce(MeetingCalled(by_id=by.id if by else None, **told))
