from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.visits.actions.book_appointment import book_appointment
from zabota.visits.models import Appointment


def test_a_customer_is_expected_and_what_will_be_said_around_it_is_planned(booked, in_three_days):
    planned = {notice.kind: notice.due_at for notice in booked.notices.all()}
    assert planned == {
        "reminder": in_three_days - timedelta(days=1),
        "soon": in_three_days - timedelta(minutes=5),
        "unconfirmed": in_three_days - timedelta(hours=3),
        "after": booked.ends_at + timedelta(hours=1),
        "no_word": booked.ends_at + timedelta(hours=25),
    }
    assert booked.state == "booked"


def test_the_customer_hears_of_it_at_once_in_their_language_without_a_working_link_in_the_stored_text(
    vera, central, lena, mail_inbox, in_three_days
):
    booked = book_appointment(
        vera, branch=central, starts_at=in_three_days, about="Осмотр", by=lena, request_key="one"
    )
    said = booked.conversation.messages.get()
    assert said.text.startswith("Здравствуйте, Вера Ёлкина!") and "13:00: Осмотр" in said.text
    assert "[[appointment]]" in said.text and booked.token not in said.dispatch.body
    assert said.author == "automatic" and booked.conversation.is_resolved
    again = book_appointment(
        vera, branch=central, starts_at=in_three_days, about="Осмотр", by=lena, request_key="one"
    )
    assert again == booked and booked.conversation.messages.count() == 1


def test_nobody_receives_two_at_once_and_nothing_is_booked_for_the_past(
    booked, alice, central, nina, lena, pavel
):
    def book(**more):
        given = {"branch": central, "host": nina, "about": "Check-up", "by": lena, "telling": False}
        return book_appointment(alice, **{**given, **more})

    with pytest.raises(Refused):
        book(starts_at=booked.starts_at + timedelta(minutes=29))
    with pytest.raises(Refused):
        book(starts_at=timezone.now() - timedelta(minutes=1))
    with pytest.raises(Refused):
        book(starts_at=booked.ends_at, about=" ")
    with pytest.raises(Refused):
        book(starts_at=booked.ends_at, by=pavel)
    assert book(starts_at=booked.ends_at).host == nina
    assert Appointment.objects.count() == 2
