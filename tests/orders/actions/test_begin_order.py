from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.orders.actions.begin_order import begin_order
from zabota.orders.actions.save_area import save_area
from zabota.orders.actions.save_work import save_work
from zabota.orders.models import ActionPlan, Licence, ServiceOrder

THING = {"item": "Bosch", "serial": "1", "fault": "Не сливает"}


def test_it_is_taken_under_the_valid_licence_and_promised_by_its_steps(order):
    assert order.licence.number == "Л-77"
    assert order.promised_at > timezone.now() + timedelta(days=1)
    assert [step.evidence for step in order.plan.steps.all()][-1] == "handed_out"


def test_without_a_valid_licence_nothing_is_taken(talk, repair, washers, nina):
    Licence.objects.update(valid_until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refused, match="no valid licence for “Стиральные машины”"):
        begin_order(talk, repair, work=washers, by=nina, **THING)
    assert not ActionPlan.objects.exists()
    free = save_work(None, name="Стулья", needs_licence=False, by=None)
    assert begin_order(talk, repair, work=free, by=nina, **THING).licence is None


@pytest.mark.parametrize(
    ("address", "area"),
    [
        ("mun. CHIȘINĂU, str. Ștefan cel Mare 4", "Город"),
        ("Кишинёв, ул. Пушкина 4", "Город"),
        ("Orhei", None),
    ],
)
def test_we_come_only_where_we_serve(talk, repair, washers, nina, address, area):
    save_area(None, name="Город", places="Chisinau\nКишинев", by=None)
    if area is None:
        with pytest.raises(Refused, match="Город"):
            begin_order(talk, repair, work=washers, by=nina, address=address, **THING)
        return
    made = begin_order(talk, repair, work=washers, by=nina, address=address, **THING)
    assert made.area.name == area


def test_a_twin_a_past_date_and_a_plain_type_are_refused(order, talk, repair, paper, washers, nina):
    for more in ({}, {"promised_at": timezone.now() - timedelta(hours=1)}):
        with pytest.raises(Refused):
            begin_order(talk, repair, work=washers, by=nina, **THING, **more)
    with pytest.raises(Refused):
        begin_order(talk, paper, work=washers, by=nina, **THING)
    assert ServiceOrder.objects.count() == 1
