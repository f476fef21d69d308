"""What the stories of the front office share."""

import pytest

from tests.cast import hire
from zabota.company.hours import forget_hours
from zabota.company.models import User
from zabota.desk.clocks import policies
from zabota.desk.seeds import provide


@pytest.fixture(autouse=True)
def fresh_hours(db):
    forget_hours()
    policies.forget()


@pytest.fixture
def lena(central) -> User:
    """Front office at Central."""
    return hire("Lena", "front_office", central)


@pytest.fixture
def limits(db):
    """The company's usual limits, so that clocks run."""
    provide()
