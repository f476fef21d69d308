from decimal import Decimal

import pytest

from zabota.core.errors import Refused
from zabota.recovery.actions.plan_compensation import plan_compensation

PLAN = {
    "incident": "Сломался сервер записи",
    "kind": "discount",
    "what": "Скидка 10%",
    "cost": Decimal(50),
    "text": "{customer}, простите нас.",
}


def test_everybody_stands_in_it_once_and_nothing_is_sent(central, alice, vera, irina, limits):
    made = plan_compensation(**PLAN, branch=central, customers=[alice, vera, alice], by=irina)
    assert made.state == "planned" and made.customers.count() == 2


@pytest.mark.parametrize("wrong", [{"customers": []}, {"cost": Decimal(-1)}, {"text": " "}, {"kind": "hug"}])
def test_what_makes_no_sense_is_refused(central, alice, irina, wrong):
    with pytest.raises(Refused):
        plan_compensation(**{**PLAN, "branch": central, "customers": [alice], "by": irina, **wrong})


def test_not_by_everybody(central, alice, nina):
    with pytest.raises(Refused):
        plan_compensation(**PLAN, branch=central, customers=[alice], by=nina)
