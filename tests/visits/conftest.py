"""What the stories of appointments share."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from tests.cast import hire
from zabota.customers.models import Identity
from zabota.visits.actions.book_appointment import book_appointment


@pytest.fixture
def lena(central):
    """Front office at Central."""
    return hire("Lena", "front_office", central)


@pytest.fixture
def in_three_days():
    """13:00 in Chișinău, whatever the hour of the test."""
    day = timezone.localdate() + timedelta(days=3)
    return timezone.make_aware(datetime.combine(day, datetime.min.time()).replace(hour=13)).astimezone(UTC)


@pytest.fixture
def booked(vera, central, nina, lena, mail_inbox, in_three_days):
    """Vera is expected at Central in three days at 13:00 by Nina; Lena booked it."""
    return book_appointment(
        vera,
        branch=central,
        host=nina,
        starts_at=in_three_days,
        about="Осмотр зубов",
        promised="Управимся за полчаса",
        by=lena,
        telling=False,
    )


@pytest.fixture
def card_with_phone(vera):
    return Identity.objects.create(customer=vera, kind="phone", value="+37360000001", shown="060 000 001")
