import pytest

from tests.orders.conftest import photo, up_to
from zabota.core.errors import Refused
from zabota.orders.actions.account_part import account_part
from zabota.orders.actions.attach_evidence import attach_evidence
from zabota.orders.actions.do_step import do_step
from zabota.orders.actions.list_part import list_part


def test_the_thing_goes_out_only_when_every_part_is_accounted_for(order, nina):
    hose = list_part(order, "customer", name="Шланг", serial="sn 12-Ж", by=nina)
    step = up_to(order, "handed_out", nina)
    attach_evidence(step, [photo()], by=nina)
    with pytest.raises(Refused, match="Шланг sn 12-Ж"):
        do_step(step, by=nina)
    with pytest.raises(Refused, match="another part"):
        account_part(hose, "returned", serial="SN13Ж", by=nina)
    account_part(hose, "returned", serial="SN12Ж", by=nina)
    do_step(step, by=nina)
    order.plan.refresh_from_db()
    assert order.plan.finished_at


def test_what_stays_with_us_needs_the_customer_s_words(order, nina):
    hose = list_part(order, "customer", name="Шланг", by=nina)
    with pytest.raises(Refused, match="in what words"):
        account_part(hose, "left", by=nina)
    with pytest.raises(Refused):
        account_part(list_part(order, "ours", name="Фильтр", by=nina), "returned", by=nina)
    with pytest.raises(Refused):
        account_part(hose, "stolen", by=nina)
