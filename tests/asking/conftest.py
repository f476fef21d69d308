"""What the tests of asking share: a survey of two touchpoints, a till, a kiosk."""

from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.asking.actions.add_kiosk import add_kiosk
from zabota.asking.actions.add_till import add_till
from zabota.asking.actions.begin_batch import begin_batch
from zabota.asking.actions.make_call_list import make_call_list
from zabota.asking.models import Kiosk, Till
from zabota.asking.signing import Slip
from zabota.feedback.actions.add_touchpoint import add_touchpoint
from zabota.feedback.actions.design_survey import design_survey
from zabota.feedback.models import Survey, Touchpoint


@pytest.fixture
def cashier(db) -> Touchpoint:
    return add_touchpoint("Cashier", "buying", names={"ru": "Кассир", "ro": "Casierul"})


@pytest.fixture
def queue(db) -> Touchpoint:
    return add_touchpoint("Queue", "buying", names={"ru": "Очередь", "ro": "Coada la casă"})


@pytest.fixture
def survey(cashier, queue) -> Survey:
    return design_survey(None, [cashier, queue], name="At the till", asked_after_resolution=True)


@pytest.fixture
def till(central, survey, nina) -> Till:
    return add_till(central, "Касса 1", survey, cashiers={"17": nina.id})


@pytest.fixture
def kiosk(central, survey) -> Kiosk:
    return add_kiosk(central, "У выхода", survey)


@pytest.fixture
def slip(till):
    """slip("000123") is a receipt of an hour ago, rung up by Nina."""
    now = timezone.now().replace(microsecond=0)

    def make(number: str = "000123", hours: float = 1, cashier: str = "17") -> Slip:
        return Slip(till.id, number, now - timedelta(hours=hours), cashier)

    return make


@pytest.fixture
def call_list(central, survey, alice, vera, oleg):
    return make_call_list("Вчерашние", survey, [alice, vera, alice], by=oleg, branch=central)


@pytest.fixture
def batch(central, survey, oleg):
    return begin_batch("Вход, лето", central, survey, timezone.localdate(), by=oleg, is_double=True)
