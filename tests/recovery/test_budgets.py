"""Budgets are money: whatever is given and proposed, in whatever order, what is given never exceeds them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests.recovery.conftest import TUESDAY
from zabota.recovery.actions.give_goodwill import give_goodwill
from zabota.recovery.actions.set_budget import set_budget
from zabota.recovery.budgets import bounds_of, budget_of, month_of
from zabota.recovery.models import Goodwill, GoodwillBudget

COSTS = some.lists(
    some.tuples(some.decimals(Decimal(0), Decimal(120), places=2), some.integers(-40, 40)), max_size=12
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(COSTS, some.decimals(Decimal(0), Decimal(300), places=2))
def test_what_is_given_in_a_month_never_exceeds_the_budget(case, central, maria, limits, costs, amount):
    Goodwill.objects.all().delete()
    GoodwillBudget.objects.all().delete()
    set_budget(central, date(2026, 3, 1), amount)
    for cost, days in costs:
        give_goodwill(case, "gift", "Ёлка", cost, by=maria, at=TUESDAY + timedelta(days=days))
    for month in (date(2026, n, 1) for n in range(4, 9)):
        begin, end = bounds_of(month, central.zone)
        rows = Goodwill.objects.filter(at__gte=begin, at__lt=end)
        given_here = sum((gift.cost for gift in rows if gift.is_given), Decimal(0))
        assert given_here <= amount
        assert budget_of(central, begin).spent == given_here
        assert budget_of(central, begin).left == amount - given_here
    first_refused = next((gift for gift in Goodwill.objects.order_by("id") if not gift.is_given), None)
    assert first_refused is None or not first_refused.within_budget


def test_without_a_budget_nothing_is_bounded(case, central, maria, limits):
    assert give_goodwill(case, "gift", "Дом", Decimal(4999), by=maria).is_given
    assert budget_of(central).left is None


@given(some.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=some.just(UTC)))
def test_every_moment_lies_in_its_month_on_the_branch_s_wall_clock(at):
    month = month_of(at, "Europe/Chisinau")
    begin, end = bounds_of(month, "Europe/Chisinau")
    assert begin <= at < end and begin.astimezone(ZoneInfo("Europe/Chisinau")).day == 1
