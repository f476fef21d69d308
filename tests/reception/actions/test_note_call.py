from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.desk.models import Conversation
from zabota.reception.actions.note_call import note_call
from zabota.reception.models import Call


def test_a_call_written_down_by_hand_is_a_contact_with_both_sides(vera, lena, central, limits):
    for _press in range(2):
        call = note_call(
            vera,
            branch=central,
            by=lena,
            said="Где заказ?",
            answered="Завтра с 10 до 14",
            minutes=4,
            request_key="k",
        )
    assert Call.objects.get() == call and call.talked_seconds == 240
    talk = Conversation.objects.get()
    assert [m.text for m in talk.messages.all()] == ["Где заказ?", "Завтра с 10 до 14"]
    assert talk.clocks.get(limit="first_response").met_at == call.answered_at


def test_an_unanswered_one_waits_and_what_makes_no_sense_is_refused(vera, lena, central):
    call = note_call(vera, branch=central, by=lena, was_answered=False)
    assert call.conversation is None, "without a number nobody can call back"
    vera.identities.create(kind="phone", value="+37369123456", shown="069123456")
    assert note_call(vera, branch=central, by=lena, was_answered=False).conversation.is_waiting
    with pytest.raises(Refused, match="what was said"):
        note_call(vera, branch=central, by=lena)
    with pytest.raises(Refused, match="future"):
        note_call(vera, branch=central, by=lena, said="x", at=timezone.now() + timedelta(hours=1))
