from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.channels.models import Dispatch
from zabota.core.errors import Refused
from zabota.orders.actions.offer_options import WayOut, offer_options

LOAN = WayOut("Машина на подмену")


def later(days: int = 30) -> WayOut:
    return WayOut("Позже, со скидкой", timezone.now() + timedelta(days=days))


def test_the_customer_is_told_with_two_ways_out_and_a_link(late, nina):
    offer_options(late, [LOAN, later()], by=nina)
    body = Dispatch.objects.latest("id").body
    assert "Просим прощения" in body and "Машина на подмену" in body and "[[order]]" in body
    with pytest.raises(Refused, match="already"):
        offer_options(late, [LOAN, later()], by=nina)


@pytest.mark.parametrize("ways", [[], [LOAN], [LOAN, LOAN], [LOAN, WayOut(" ")], [LOAN, later(-1)]])
def test_fewer_than_two_different_ways_into_the_future_are_no_choice(late, nina, ways):
    with pytest.raises(Refused):
        offer_options(late, ways, by=nina)
    late.refresh_from_db()
    assert not late.offered_at and not Dispatch.objects.exists()


def test_not_by_a_stranger(late, pavel):
    with pytest.raises(Refused):
        offer_options(late, [LOAN, later()], by=pavel)
