import pytest

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.improvement.actions.answer_invitation import answer_invitation


def test_a_member_answers_and_may_change_it(meeting, nina, pavel):
    for answer in ("comes", "comes", "cannot"):
        answer_invitation(meeting, answer, by=nina)
    assert meeting.members.get(user=nina).answer == "cannot"
    assert EventRecord.objects.filter(name="MeetingAnswered").count() == 2
    with pytest.raises(Refused, match="not asked"):
        answer_invitation(meeting, "comes", by=pavel)
    with pytest.raises(Refused, match="cannot"):
        answer_invitation(meeting, "perhaps", by=nina)
