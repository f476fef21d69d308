from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.improvement.actions.begin_meeting import begin_meeting
from zabota.improvement.actions.call_meeting import call_meeting


def test_the_chair_and_people_of_any_department_are_invited_once(maria, nina, oleg, relations):
    at = timezone.now() + timedelta(days=7)
    meeting = call_meeting(at, chair=maria, by=maria, members=[(nina, relations)], place="Зал")
    again = call_meeting(at, chair=maria, by=maria, members=[(nina, None), (oleg, None)])
    assert again.pk == meeting.pk
    assert {member.user: member.department for member in meeting.members.all()} == {
        maria: None,
        nina: relations,
        oleg: None,
    }
    invited = [
        set(record.values["user_ids"])
        for record in EventRecord.objects.filter(name="MeetingCalled").order_by("id")
    ]
    assert invited == [{maria.id, nina.id}, {oleg.id}]


def test_one_that_has_begun_takes_nobody_more(maria, nina):
    meeting = call_meeting(timezone.now(), chair=maria, by=maria)
    begin_meeting(meeting, by=maria)
    with pytest.raises(Refused, match="begun"):
        call_meeting(meeting.at, chair=maria, by=maria, members=[(nina, None)])
