from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.channels.models import Inbox
from zabota.core.errors import Refused
from zabota.reception.actions.book_consultation import book_consultation
from zabota.reception.actions.end_consultation import end_consultation
from zabota.reception.actions.move_consultation import move_consultation


@pytest.fixture
def video(central):
    settings = {"server_url": "https://meet.example.org", "room_pattern": "room-{random}"}
    return Inbox.objects.create(name="Video", kind="video", branch=central, settings=settings)


def test_it_is_moved_in_its_room_and_the_appointment_with_it(vera, nina, lena, video):
    begins = timezone.now() + timedelta(days=2)
    booked = book_consultation(vera, inbox=video, host=nina, starts_at=begins, about="Разбор", by=lena)
    other = book_consultation(vera, inbox=video, host=nina, starts_at=begins + timedelta(hours=2), by=lena)
    with pytest.raises(Refused):
        move_consultation(booked, other.starts_at, minutes=30, by=lena)
    moved = move_consultation(booked, begins + timedelta(hours=1), minutes=45, by=lena)
    assert moved.room_url == booked.room_url
    assert (moved.appointment.starts_at, moved.appointment.minutes) == (moved.starts_at, 45)
    end_consultation(moved, "called_off", by=lena)
    moved.appointment.refresh_from_db()
    assert moved.appointment.ending == "called_off"
    with pytest.raises(Refused):
        move_consultation(moved, begins + timedelta(hours=5), minutes=30, by=lena)
