from zabota.visits.actions.drop_notices import drop_notices
from zabota.visits.actions.send_notice import send_notice
from zabota.visits.models import Notice


def test_what_waits_is_dropped_and_what_lies_in_the_outbox_is_taken_out(booked):
    reminder = send_notice(booked.notices.get(kind="reminder"))
    assert reminder.message.dispatch.sent_at is None
    drop_notices(booked, Notice.Why.CHANGED)
    dispatch = reminder.message.dispatch
    dispatch.refresh_from_db()
    reminder.refresh_from_db()
    assert dispatch.failed_at and "no longer true" in dispatch.problem
    assert reminder.sent_at is None and reminder.why_not == "changed"
    assert not booked.notices.waiting().exists()


def test_what_has_left_the_house_stays_as_it_was(booked):
    reminder = send_notice(booked.notices.get(kind="reminder"))
    dispatch = reminder.message.dispatch
    dispatch.sent_at = dispatch.sending_at = reminder.sent_at
    dispatch.save()
    drop_notices(booked, Notice.Why.CHANGED)
    dispatch.refresh_from_db()
    reminder.refresh_from_db()
    assert dispatch.failed_at is None and reminder.sent_at
