import pytest

from tests.orders.conftest import up_to
from zabota.channels.models import Dispatch
from zabota.core.errors import Refused
from zabota.orders.actions.do_step import do_step
from zabota.orders.actions.give_warranty import give_warranty
from zabota.orders.actions.list_part import list_part


def test_the_warranty_goes_to_the_customer_in_writing_in_the_customer_s_language(order, nina):
    list_part(order, "ours", name="Фильтр", serial="Ф-9", by=nina)
    step = up_to(order, "warranty", nina)
    with pytest.raises(Refused, match="in writing"):
        do_step(step, by=nina)
    given = give_warranty(order, days=90, covers="Фильтр и работа", by=nina)
    body = Dispatch.objects.latest("id").body
    for words in ("ГАРАНТИЯ", "Bosch WAN24", "SN-104 Б", "Фильтр заменён", "Ф-9", "90 дней", "[[order]]"):
        assert words in body
    assert given.message.text and (given.until_on - given.begins_on).days == 90
    do_step(step, by=nina)


@pytest.mark.parametrize(("days", "covers"), [(0, "x"), (9999, "x"), (30, " ")])
def test_none_without_sense_and_none_before_the_work(order, nina, days, covers):
    with pytest.raises(Refused, match="First write down what was done"):
        give_warranty(order, days=30, covers="x", by=nina)
    up_to(order, "warranty", nina)
    with pytest.raises(Refused):
        give_warranty(order, days=days, covers=covers, by=nina)
