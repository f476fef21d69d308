from datetime import timedelta

import pytest

from zabota.core.errors import Refused
from zabota.visits.actions.confirm_appointment import confirm_appointment
from zabota.visits.actions.move_appointment import move_appointment
from zabota.visits.actions.send_notices import send_notices


def test_a_moved_appointment_sends_no_stale_reminder_and_is_confirmed_anew(booked, lena, in_three_days):
    confirm_appointment(booked, by=None)
    later = in_three_days + timedelta(days=1)
    moved = move_appointment(booked, later, by=lena)
    assert moved.state == "booked"
    assert [n.due_at for n in moved.notices.waiting().filter(kind="reminder")] == [later - timedelta(days=1)]
    assert send_notices(at=in_three_days - timedelta(hours=5)) == 0
    told = moved.notices.get(kind="moved").message
    assert "теперь" in told.text and "13:00" in told.text
    assert move_appointment(moved, later, by=lena).notices.filter(kind="moved").count() == 1


def test_strangers_move_nothing_and_what_is_over_is_not_moved(booked, pavel, lena):
    with pytest.raises(Refused):
        move_appointment(booked, booked.starts_at + timedelta(hours=1), by=pavel)
    booked.ended_at, booked.ending = booked.created_at, "called_off"
    booked.save()
    with pytest.raises(Refused):
        move_appointment(booked, booked.starts_at + timedelta(hours=1), by=lena)
