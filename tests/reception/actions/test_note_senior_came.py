from datetime import timedelta

import pytest

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.reception.actions.call_senior import call_senior
from zabota.reception.actions.note_senior_came import note_senior_came


def test_who_came_and_how_fast_is_kept_and_meets_the_clock(vera, lena, oleg, nina, central, limits):
    called = call_senior(vera, "Не меняют размер", branch=central, by=lena)
    came_at = called.asked_at + timedelta(minutes=3)
    with pytest.raises(Refused):
        note_senior_came(called, oleg, by=lena, at=called.asked_at - timedelta(seconds=1))
    note_senior_came(called, oleg, by=lena, what_was_said="Обменяли", at=came_at)
    called = note_senior_came(called, nina, by=lena)
    assert (called.came, called.waited_seconds) == (oleg, 180), "the first one counts"
    talk = called.conversation
    talk.refresh_from_db()
    assert not talk.is_waiting and talk.first_answered_at == came_at
    told = talk.messages.last()
    assert told.user == oleg and "Oleg" in told.text and "3" in told.text and "Обменяли" in told.text
    assert EventRecord.objects.get(name="SeniorCame").values["waited_seconds"] == 180
