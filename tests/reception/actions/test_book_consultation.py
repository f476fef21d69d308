from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.channels.kinds.video import VideoForm
from zabota.channels.models import Dispatch, Inbox
from zabota.core.errors import Refused
from zabota.reception.actions.book_consultation import book_consultation
from zabota.reception.models import Consultation


@pytest.fixture
def video(central) -> Inbox:
    settings = {"server_url": "https://meet.example.org/", "room_pattern": "clinic-{random}"}
    return Inbox.objects.create(name="Video", kind="video", branch=central, settings=settings)


def test_the_customer_gets_a_link_to_a_room_nobody_guesses(vera, lena, oleg, video, mail_inbox):
    at = timezone.now() + timedelta(days=1)
    given = {"inbox": video, "host": oleg, "about": "Результаты анализов", "by": lena}
    for _press in range(2):
        booked = book_consultation(vera, starts_at=at, request_key="k", **given)
    assert Consultation.objects.get() == booked
    letter = Dispatch.objects.get()
    assert letter.to == "vera@example.com" and booked.room_url in letter.body
    assert "Результаты анализов" in letter.body
    room = booked.room_url.removeprefix("https://meet.example.org/clinic-")
    assert len(room) == 16 and room.isalnum()
    other = book_consultation(vera, starts_at=at + timedelta(hours=2), **given)
    assert other.room_url != booked.room_url


def test_without_an_address_the_link_is_read_out(vera, lena, video):
    vera.identities.all().delete()
    booked = book_consultation(
        vera, inbox=video, host=lena, starts_at=timezone.now() + timedelta(days=1), by=lena
    )
    assert booked.room_url in booked.conversation.messages.get().text and not Dispatch.objects.exists()


def test_a_host_has_one_consultation_at_a_time(vera, alice, lena, nina, video):
    at = timezone.now() + timedelta(days=1)
    book_consultation(vera, inbox=video, host=lena, starts_at=at, minutes=30, by=lena)
    for shift in (-29, 0, 29):
        with pytest.raises(Refused, match="Lena"):
            book_consultation(
                alice, inbox=video, host=lena, starts_at=at + timedelta(minutes=shift), minutes=30, by=lena
            )
    for shift in (-30, 30):
        book_consultation(
            alice, inbox=video, host=lena, starts_at=at + timedelta(minutes=shift), minutes=30, by=lena
        )
    book_consultation(alice, inbox=video, host=nina, starts_at=at, by=lena)
    with pytest.raises(Refused, match="to come"):
        book_consultation(alice, inbox=video, host=nina, starts_at=timezone.now(), by=lena)


def test_a_room_that_can_be_guessed_is_refused():
    given = {"server_url": "https://meet.example.org", "room_pattern": "reception"}
    VideoForm.base_fields["mail_inbox"].choices = []
    form = VideoForm.base_fields["room_pattern"]
    with pytest.raises(Exception, match="guessed"):
        form.clean(given["room_pattern"])
