from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.orders.actions.choose_option import choose_option
from zabota.orders.actions.offer_options import WayOut, offer_options
from zabota.orders.actions.watch_orders import watch_orders


@pytest.fixture
def options(late, nina):
    new_date = timezone.now() + timedelta(days=30)
    return offer_options(late, [WayOut("Подмена"), WayOut("Позже", new_date)], by=nina)


def test_the_chosen_date_is_promised_and_the_lateness_settled(order, late, options):
    choose_option(options[1])
    choose_option(options[1])
    order.refresh_from_db()
    late.refresh_from_db()
    assert order.promised_at == options[1].new_date and late.settled_at
    assert options[1].chosen_by is None
    assert watch_orders() == 0


def test_one_choice_only_and_by_who_may(options, nina, pavel):
    with pytest.raises(Refused):
        choose_option(options[0], by=pavel)
    choose_option(options[0], by=nina)
    with pytest.raises(Refused, match="settled"):
        choose_option(options[1])
