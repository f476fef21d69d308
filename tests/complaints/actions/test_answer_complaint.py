from datetime import timedelta

import pytest

from tests.complaints.conftest import TUESDAY
from zabota.channels.models import Dispatch
from zabota.complaints.actions.answer_complaint import answer_complaint
from zabota.core.errors import Refused
from zabota.core.models import EventRecord


def test_the_answer_goes_out_and_the_customer_s_view_is_waited_for(answered):
    sent = Dispatch.objects.order_by("id").last()
    assert sent.body.startswith("Поставили ещё шесть стульев.") and "complaint" in sent.links
    assert (answered.state, answered.decision) == ("answered", "upheld")
    assert answered.next_due_at == answered.view_due_at == TUESDAY + timedelta(days=15)
    assert EventRecord.objects.filter(name="ComplaintAnswered").count() == 1


def test_an_answer_acknowledges_too_and_may_be_on_paper(complaint, irina):
    answer_complaint(complaint, "Вернём деньги", decision="partly", way="paper", by=irina, at=TUESDAY)
    assert complaint.acknowledged_at == complaint.answered_at == TUESDAY
    assert not Dispatch.objects.exists()


def test_it_is_answered_once_with_words_and_a_decision(answered, complaint, irina):
    for text, decision in (("Ещё раз", "upheld"), ("", "upheld"), ("Да", "maybe")):
        with pytest.raises(Refused):
            answer_complaint(complaint, text, decision=decision, way="paper", by=irina)
