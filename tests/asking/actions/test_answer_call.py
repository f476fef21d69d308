import pytest

from zabota.asking.actions.answer_call import answer_call
from zabota.asking.actions.record_call import record_call
from zabota.asking.actions.take_call import take_call
from zabota.core.errors import Refused
from zabota.feedback.actions.invite import invite
from zabota.feedback.models import Response


def test_what_was_said_is_the_customer_s_and_says_who_typed_it(call_list, nina, cashier):
    call = take_call(call_list, by=nina)
    for _time in range(2):
        answer_call(call, {cashier.id: (6, "Долго")}, "Спасибо за звонок", by=nina)
    said = Response.objects.get()
    assert (said.customer, said.entered_by, said.invitation.way) == (call.customer, nina, "phone")
    assert said.invitation.sent_at and call.outcome == "answered"


def test_the_policy_is_asked_again_and_an_ended_call_takes_no_answers(call_list, survey, nina, cashier, vera):
    call = take_call(call_list, by=nina)
    invite(call.customer, survey)
    with pytest.raises(Refused):
        answer_call(call, {cashier.id: (6, "")}, by=nina)
    record_call(call, "refused", by=nina)
    with pytest.raises(Refused):
        answer_call(call, {cashier.id: (6, "")}, by=nina)
    assert not Response.objects.exists()
