from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.recovery.actions.test_plan_compensation import PLAN
from zabota.core.errors import Refused
from zabota.recovery.actions.confirm_compensation import confirm_compensation
from zabota.recovery.actions.give_goodwill import give_goodwill
from zabota.recovery.actions.plan_compensation import plan_compensation
from zabota.recovery.actions.set_budget import set_budget
from zabota.recovery.budgets import budget_of


@pytest.fixture
def planned(central, alice, vera, irina, limits):
    """Alice and Vera get 50 each at Central."""
    return plan_compensation(**PLAN, branch=central, customers=[alice, vera], by=irina)


def test_the_budget_is_charged_and_there_is_time_to_undo(planned, central, irina):
    now = timezone.now()
    set_budget(central, now.date(), Decimal(100))
    for _again in range(2):
        confirm_compensation(planned, by=irina, at=now)
    assert planned.state == "confirmed" and planned.sends_at == now + timedelta(minutes=15)
    assert budget_of(central, now).left == 0


def test_beyond_the_budget_only_who_sets_budgets_confirms_it(planned, central, irina, maria):
    set_budget(central, timezone.now().date(), Decimal("99.99"))
    with pytest.raises(Refused, match="100"):
        confirm_compensation(planned, by=irina)
    confirm_compensation(planned, by=maria)
    assert planned.state == "confirmed"


def test_nor_beyond_one_s_limit_for_each(central, alice, irina, limits):
    costly = plan_compensation(**{**PLAN, "cost": Decimal(501)}, branch=central, customers=[alice], by=irina)
    with pytest.raises(Refused):
        confirm_compensation(costly, by=irina)


def test_goodwill_of_single_cases_shares_the_budget(planned, case, central, irina, nina):
    set_budget(central, timezone.now().date(), Decimal(120))
    confirm_compensation(planned, by=irina)
    beyond = give_goodwill(case, "gift", "Торт", Decimal(30), by=nina)
    assert not beyond.is_given and not beyond.within_budget
    assert give_goodwill(case, "gift", "Кофе", Decimal(20), by=nina).is_given
