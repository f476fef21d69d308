from datetime import timedelta

from zabota.complaints.actions.answer_complaint import answer_complaint
from zabota.complaints.actions.breach_deadlines import breach_deadlines
from zabota.core.models import EventRecord


def test_each_deadline_that_runs_out_is_announced_once_to_who_leads(complaint, oleg):
    assert breach_deadlines(complaint.acknowledge_due_at - timedelta(hours=1)) == 0
    for _again in range(2):
        breach_deadlines(complaint.acknowledge_due_at + timedelta(minutes=1))
    told = EventRecord.objects.get(name="ComplaintOverdue")
    assert told.values["clock"] == "acknowledge" and oleg.id in told.values["user_ids"]
    assert breach_deadlines(complaint.answer_due_at + timedelta(minutes=1)) == 1


def test_what_is_answered_is_not_overdue(complaint, irina):
    answer_complaint(complaint, "Да", decision="upheld", way="phone", by=irina)
    assert breach_deadlines(complaint.answer_due_at + timedelta(days=9)) == 0
