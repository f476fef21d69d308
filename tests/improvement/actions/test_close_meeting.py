import pytest

from zabota.core.errors import Refused
from zabota.improvement.actions.begin_meeting import begin_meeting
from zabota.improvement.actions.close_meeting import close_meeting
from zabota.improvement.models import Meeting


def test_it_ends_with_who_was_there_and_the_next_one_is_called(meeting, maria, nina):
    with pytest.raises(Refused, match="not begun"):
        close_meeting(meeting, [maria.id], by=maria)
    begin_meeting(meeting, by=maria)
    with pytest.raises(Refused, match="who was there"):
        close_meeting(meeting, [], by=maria)
    close_meeting(meeting, [maria.id], by=maria)
    close_meeting(meeting, [nina.id], by=maria)
    assert {member.user for member in meeting.members.filter(was_there=True)} == {maria}
    coming = Meeting.objects.to_come().get()
    assert coming.at > meeting.at
    assert {member.user for member in coming.members.all()} == {
        member.user for member in meeting.members.all()
    }
