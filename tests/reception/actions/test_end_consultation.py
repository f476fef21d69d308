from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.channels.models import Inbox
from zabota.core.errors import Refused
from zabota.reception.actions.book_consultation import book_consultation
from zabota.reception.actions.end_consultation import end_consultation


@pytest.fixture
def booked(vera, lena, central):
    settings = {"server_url": "https://meet.example.org", "room_pattern": "{random}"}
    video = Inbox.objects.create(name="Video", kind="video", branch=central, settings=settings)
    return book_consultation(
        vera, inbox=video, host=lena, starts_at=timezone.now() + timedelta(hours=1), by=lena
    )


def test_one_that_was_held_is_a_contact_with_both_sides(booked, lena):
    at = booked.starts_at + timedelta(minutes=25)
    end_consultation(booked, "held", by=lena, said="Болит меньше", answered="Снизили дозу", at=at)
    again = end_consultation(booked, "missed", by=lena)
    assert again.ending == "held" and again.ended_at == at
    assert [m.text for m in booked.conversation.messages.all()][1:] == ["Болит меньше", "Снизили дозу"]


def test_nobody_comes_before_the_time_and_called_off_is_a_note(booked, lena):
    with pytest.raises(Refused, match="not begun"):
        end_consultation(booked, "held", by=lena)
    with pytest.raises(Refused):
        end_consultation(booked, "sneezed", by=lena)
    end_consultation(booked, "called_off", by=lena, said="Заболела")
    assert "Заболела" in booked.conversation.notes.get().text
    assert booked.conversation.messages.count() == 1
