from datetime import date
from decimal import Decimal

import pytest

from zabota.core.errors import Refused
from zabota.recovery.actions.set_budget import set_budget
from zabota.recovery.models import GoodwillBudget


def test_it_holds_from_the_month_on_and_is_taken_away(central):
    set_budget(central, date(2026, 6, 17), Decimal("500.50"))
    set_budget(central, date(2026, 6, 1), Decimal(600))
    assert GoodwillBudget.objects.get().month == date(2026, 6, 1)
    set_budget(central, date(2026, 6, 1), None)
    assert not GoodwillBudget.objects.exists()


@pytest.mark.parametrize("amount", [Decimal(-1), Decimal("0.001")])
def test_an_amount_that_is_none_is_refused(central, amount):
    with pytest.raises(Refused):
        set_budget(central, date(2026, 6, 1), amount)
