from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.asking.actions.record_call import record_call
from zabota.asking.actions.take_call import take_call
from zabota.asking.queries import due
from zabota.core.errors import Refused


@pytest.fixture
def call(call_list, nina):
    return take_call(call_list, by=nina)


def test_after_three_calls_without_an_answer_it_is_given_up(call, nina):
    now = timezone.now()
    for _time in range(3):
        assert call.outcome == ""
        record_call(call, "no_answer", by=nina, at=now)
    assert (call.outcome, call.attempts) == ("unreached", 3)
    with pytest.raises(Refused):
        record_call(call, "no_answer", by=nina)


def test_a_promised_call_comes_at_its_moment(call, call_list, nina):
    at = timezone.now() + timedelta(hours=2)
    with pytest.raises(Refused):
        record_call(call, "call_back", by=nina)
    record_call(call, "call_back", by=nina, call_back_at=at, note="После обеда")
    assert call not in due(call_list.calls.all()) and due(call_list.calls.all(), at).first() == call
    assert call.note == "После обеда"
