from datetime import timedelta

from zabota.visits.actions.send_notices import send_notices


def test_every_minute_what_is_due_is_said_and_nothing_else(booked):
    before = booked.starts_at - timedelta(days=1)
    assert send_notices(at=before - timedelta(seconds=1)) == 0
    assert send_notices(at=before) == 1
    assert send_notices(at=before + timedelta(minutes=1)) == 0
    assert set(booked.notices.exclude(sent_at=None).values_list("kind", flat=True)) == {"reminder"}
    assert send_notices(at=booked.starts_at + timedelta(days=3)) == 4
    assert booked.notices.get(kind="after").message.text.count("Осмотр зубов") == 1
