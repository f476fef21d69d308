import pytest

from zabota.core.errors import Refused
from zabota.improvement.actions.begin_meeting import begin_meeting
from zabota.improvement.actions.call_off_meeting import call_off_meeting
from zabota.improvement.models import Meeting


def test_the_commission_goes_on(meeting, maria):
    call_off_meeting(meeting, by=maria)
    call_off_meeting(meeting, by=maria)
    coming = Meeting.objects.to_come().get()
    assert coming.at > meeting.at
    begin_meeting(coming, by=maria)
    with pytest.raises(Refused, match="close it"):
        call_off_meeting(coming, by=maria)
    with pytest.raises(Refused, match="called off"):
        begin_meeting(meeting, by=maria)
