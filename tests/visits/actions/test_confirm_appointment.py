import pytest

from zabota.core.errors import Refused
from zabota.visits.actions.confirm_appointment import confirm_appointment


def test_the_customer_will_come_once_said_by_whom(booked, lena):
    said = confirm_appointment(booked, by=lena)
    assert said.state == "confirmed" and said.confirmed_by == lena
    assert confirm_appointment(booked, by=None).confirmed_by == lena


def test_after_it_began_nothing_is_confirmed(booked):
    with pytest.raises(Refused):
        confirm_appointment(booked, by=None, at=booked.starts_at)
