"""What the stories of questions to others share."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.desk.conftest import asked  # noqa: F401 - a fixture
from zabota.asides.actions.ask_aside import ask_aside

SUPPLIER = "sklad@supplier.example"


@pytest.fixture
def in_two_days():
    return timezone.now() + timedelta(days=2)


@pytest.fixture
def aside(asked, nina, in_two_days):  # noqa: F811 - the fixture
    """Nina asked the supplier's store about Alice's order."""
    return ask_aside(
        asked,
        to=SUPPLIER,
        name="Склад поставщика",
        subject="Наличие детали",
        text="Есть ли деталь 77 на складе?",
        answer_by=in_two_days,
        by=nina,
    )
