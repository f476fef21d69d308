from datetime import timedelta

import pytest

from tests.complaints.conftest import TUESDAY
from zabota.complaints.actions.answer_complaint import answer_complaint
from zabota.complaints.actions.hear_view import hear_view
from zabota.core.errors import Refused
from zabota.core.models import EventRecord

THURSDAY = TUESDAY + timedelta(days=2)


def test_a_satisfied_customer_closes_it_and_it_is_announced_once(answered):
    for _again in range(2):
        hear_view(answered, "satisfied", at=THURSDAY)
    assert (answered.state, answered.view, answered.closed_at) == ("closed", "satisfied", THURSDAY)
    assert EventRecord.objects.get(name="ComplaintClosed").values["view"] == "satisfied"


@pytest.mark.parametrize("view", ["partly", "not_satisfied"])
def test_anything_less_sends_it_back_and_the_answer_is_due_anew(answered, view, irina):
    first = answered.first_answered_at
    for _again in range(2):
        hear_view(answered, view, words="Стулья сломаны", at=THURSDAY)
    assert (answered.state, answered.times_reopened) == ("acknowledged", 1)
    assert answered.answer_due_at.date() == (THURSDAY + timedelta(days=14)).date()
    answer_complaint(answered, "Заменили", decision="upheld", way="phone", by=irina, at=THURSDAY)
    hear_view(answered, "satisfied", at=THURSDAY)
    assert answered.state == "closed" and answered.first_answered_at == first


def test_before_the_answer_nobody_can_think_anything_of_it(complaint):
    with pytest.raises(Refused):
        hear_view(complaint, "satisfied")


def test_who_heard_it_writes_what_was_said(answered, irina):
    with pytest.raises(Refused):
        hear_view(answered, "satisfied", by=irina)
    hear_view(answered, "satisfied", words="Спасибо, теперь удобно", by=irina)
    assert answered.closed_by == irina
