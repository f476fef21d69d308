import pytest

from zabota.core.errors import Refused
from zabota.visits.actions.end_appointment import end_appointment
from zabota.visits.actions.send_notices import send_notices


def test_what_we_call_off_the_customer_hears_of_and_no_reminder_follows(booked, lena):
    ended = end_appointment(booked, "called_off", by=lena, because="врач болен")
    assert "отмен" in ended.notices.get(kind="called_off").message.text
    assert not ended.notices.waiting().exists() and send_notices(at=booked.starts_at) == 0


def test_what_the_customer_calls_off_needs_no_message(booked):
    end_appointment(booked, "called_off", by=None)
    assert not booked.notices.exclude(sent_at=None).exists()


def test_after_one_that_was_held_the_customer_is_still_asked(booked, nina):
    with pytest.raises(Refused):
        end_appointment(booked, "held", by=nina)
    end_appointment(booked, "held", by=nina, at=booked.ends_at)
    assert set(booked.notices.waiting().values_list("kind", flat=True)) == {"after"}
    assert end_appointment(booked, "missed", by=nina, at=booked.ends_at).ending == "held"


def test_after_one_nobody_came_to_nobody_is_asked(booked, nina):
    end_appointment(booked, "missed", by=nina, at=booked.ends_at)
    assert not booked.notices.waiting().exists()
