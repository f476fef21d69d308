from datetime import UTC, datetime

from django.utils import timezone

from zabota.improvement.actions.call_meeting import call_meeting
from zabota.improvement.actions.call_next_meeting import call_next_meeting


def test_it_is_the_first_tuesday_of_the_next_month_with_who_still_works_here(maria, nina, oleg):
    meeting = call_meeting(
        datetime(2026, 12, 1, 8, tzinfo=UTC), chair=maria, by=None, members=[(nina, None), (oleg, None)]
    )
    nina.is_active = False
    nina.save()
    coming = call_next_meeting(meeting)
    local = timezone.localtime(coming.at)
    assert (local.year, local.month, local.day, local.hour, local.weekday()) == (2027, 1, 5, 10, 1)
    assert {member.user for member in coming.members.all()} == {maria, oleg}
    assert call_next_meeting(meeting) is None
