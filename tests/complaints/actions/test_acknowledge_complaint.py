from datetime import timedelta

from tests.complaints.conftest import TUESDAY
from zabota.channels.models import Dispatch
from zabota.complaints.actions.acknowledge_complaint import acknowledge_complaint

NOON = TUESDAY + timedelta(hours=1)


def test_the_customer_is_told_in_the_conversation_with_number_date_and_a_link(complaint, irina):
    acknowledge_complaint(complaint, "channel", by=irina, at=NOON)
    sent = Dispatch.objects.get()
    assert "C1" in sent.body and "16" in sent.body and "[[complaint]]" in sent.body
    assert sent.links == {"complaint": ["complaint", complaint.id]} and sent.to == "alice@example.com"
    assert complaint.state == "acknowledged" and complaint.next_due_at == complaint.answer_due_at


def test_acknowledging_twice_tells_once(complaint, irina):
    for _again in range(2):
        acknowledge_complaint(complaint, "channel", by=irina, at=NOON)
    assert Dispatch.objects.count() == 1 and complaint.steps.count() == 1


def test_what_was_told_on_paper_is_noted_and_nothing_is_sent(complaint, irina):
    acknowledge_complaint(complaint, "paper", text="Письмо № 14", by=irina, at=NOON)
    assert not Dispatch.objects.exists()
    assert [(step.way, step.text) for step in complaint.steps.all()] == [("paper", "Письмо № 14")]
