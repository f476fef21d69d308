from decimal import Decimal

import pytest

from tests.orders.conftest import up_to
from zabota.channels.models import Dispatch
from zabota.core.errors import Refused
from zabota.orders.actions.offer_price import offer_price
from zabota.orders.models import PriceOffer


def test_the_customer_reads_what_was_found_what_it_costs_and_gets_a_link(order, nina):
    up_to(order, "price", nina)
    offer = offer_price(order, Decimal("450.50"), covers="Фильтр", by=nina, price_of_new=Decimal(6000))
    sent = Dispatch.objects.latest("id")
    assert "Забит фильтр" in sent.body and "450.50 MDL" in sent.body and "[[order]]" in sent.body
    assert order.token not in sent.body and offer.saved == Decimal("5549.50")


@pytest.mark.parametrize(
    ("amount", "covers"), [(Decimal(-1), "x"), (Decimal(5), " "), (Decimal("1e30"), "x")]
)
def test_a_price_without_sense_or_words_is_not_told(order, nina, amount, covers):
    up_to(order, "price", nina)
    with pytest.raises(Refused):
        offer_price(order, amount, covers=covers, by=nina)
    assert not PriceOffer.objects.exists()


def test_not_before_the_diagnosis(order, nina):
    with pytest.raises(Refused, match="First write down what was found"):
        offer_price(order, Decimal(5), covers="x", by=nina)
