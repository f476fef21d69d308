from decimal import Decimal

import pytest

from tests.orders.conftest import photo, up_to
from zabota.core.errors import Refused
from zabota.orders.actions.answer_price import answer_price
from zabota.orders.actions.attach_evidence import attach_evidence
from zabota.orders.actions.do_step import do_step
from zabota.orders.actions.offer_price import offer_price
from zabota.orders.actions.write_order import write_order


@pytest.fixture
def offer(order, nina):
    up_to(order, "price", nina)
    return offer_price(order, Decimal(450), covers="Фильтр", by=nina)


def test_no_work_before_a_yes(order, offer, nina):
    step = up_to_price(order)
    with pytest.raises(Refused, match="not agreed"):
        do_step(step, by=nina)
    answer_price(offer, agreed=False)
    with pytest.raises(Refused, match="said no"):
        do_step(step, by=nina)
    answer_price(offer_price(order, Decimal(300), covers="Чистка", by=nina), agreed=True)
    do_step(step, by=nina)


def up_to_price(order):
    return order.plan.steps.select_related("plan", "department").get(evidence="price")


def test_a_dearer_price_during_work_needs_another_yes(order, nina):
    step = up_to(order, "work", nina)
    write_order(order, "work_done", "Ещё и насос", by=nina)
    attach_evidence(step, [photo()], by=nina)
    dearer = offer_price(order, Decimal(900), covers="И насос", by=nina)
    with pytest.raises(Refused, match="not agreed"):
        do_step(step, by=nina)
    answer_price(dearer, agreed=True, by=nina, said="По телефону: да")
    do_step(step, by=nina)


def test_staff_write_down_the_words_and_an_answer_stays(order, offer, nina):
    with pytest.raises(Refused, match="in what words"):
        answer_price(offer, agreed=True, by=nina)
    answer_price(offer, agreed=True)
    answer_price(offer, agreed=True)
    with pytest.raises(Refused, match="answered already"):
        answer_price(offer, agreed=False)
    newer = offer_price(order, Decimal(1), covers="x", by=nina)
    with pytest.raises(Refused, match="newer price"):
        answer_price(offer, agreed=True)
    assert not newer.is_answered
