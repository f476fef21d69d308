from datetime import timedelta

import pytest

from zabota.core.errors import Refused
from zabota.improvement.actions.answer_invitation import answer_invitation
from zabota.improvement.actions.call_meeting import call_meeting
from zabota.improvement.actions.change_meeting import change_meeting


def test_a_new_time_asks_everybody_again_and_others_may_come(meeting, maria, nina, oleg):
    answer_invitation(meeting, "comes", by=nina)
    later = meeting.at + timedelta(days=1)
    change_meeting(meeting, at=later, place="Зал 2", members=[(nina, None)], by=maria)
    assert (meeting.at, meeting.place) == (later, "Зал 2")
    assert {member.user for member in meeting.members.all()} == {maria, nina}
    assert set(meeting.members.values_list("answer", flat=True)) == {""}


def test_two_meetings_do_not_stand_at_one_time(meeting, maria):
    other = call_meeting(meeting.at + timedelta(days=3), chair=maria, by=maria)
    with pytest.raises(Refused, match="another meeting"):
        change_meeting(other, at=meeting.at, place="", members=[], by=maria)
