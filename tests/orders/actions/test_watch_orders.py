from datetime import timedelta

from tests.orders.conftest import up_to
from zabota.core.models import EventRecord
from zabota.orders.actions.watch_orders import watch_orders
from zabota.orders.models import Lateness


def test_a_date_that_looks_missed_is_noticed_before_it_is_and_once(order):
    assert watch_orders(order.plan.begun_at + timedelta(minutes=1)) == 0
    early = order.promised_at - timedelta(hours=1)
    assert watch_orders(early) == 1
    assert watch_orders(early + timedelta(minutes=5)) == 0
    late = Lateness.objects.get()
    assert late.noticed_at < order.promised_at < late.foreseen_at
    assert EventRecord.objects.filter(name="OrderLooksLate").count() == 1


def test_what_is_caught_up_before_anything_was_offered_is_settled(order, late, nina):
    up_to(order, "handed_out", nina)
    watch_orders(order.promised_at - timedelta(minutes=30))
    late.refresh_from_db()
    assert late.settled_at
