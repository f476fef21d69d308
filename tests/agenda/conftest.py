from datetime import timedelta

import pytest
from django.utils import timezone

from tests.desk.conftest import asked, delivery_reason  # noqa: F401 - fixtures
from zabota.agenda.actions.set_task import set_task


@pytest.fixture
def tomorrow():
    return timezone.now() + timedelta(days=1)


@pytest.fixture
def task(oleg, nina, tomorrow):
    return set_task("Заказать ящики", owner=nina, due_at=tomorrow, by=oleg)
