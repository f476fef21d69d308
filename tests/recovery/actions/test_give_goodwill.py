from decimal import Decimal

import pytest
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.recovery.actions.agree_goodwill import agree_goodwill
from zabota.recovery.actions.give_goodwill import give_goodwill
from zabota.recovery.models import Goodwill
from zabota.recovery.money import limit_of, remaining_for

COSTS = st.decimals(min_value=0, max_value=700, places=2)


def test_within_the_limit_it_is_given_without_asking(case, irina, limits):
    gift = give_goodwill(case, "money", "Такси домой", Decimal("120.50"), by=irina)
    assert gift.is_given and gift.within_limit
    assert (gift.currency, gift.limit) == ("MDL", Decimal(500))
    assert remaining_for(irina, case) == Decimal("379.50")


def test_what_was_given_on_this_case_is_taken_off_the_limit(case, irina, limits):
    give_goodwill(case, "gift", "Букет", Decimal(400), by=irina)
    second = give_goodwill(case, "gift", "Торт", Decimal("100.01"), by=irina)
    assert not second.is_given
    assert EventRecord.objects.filter(name="GoodwillProposed").count() == 1


def test_exactly_the_rest_of_the_limit_may_be_given(case, irina, limits):
    give_goodwill(case, "gift", "Букет", Decimal(400), by=irina)
    assert give_goodwill(case, "gift", "Торт", Decimal(100), by=irina).is_given


def test_the_largest_limit_of_several_roles_counts(nina, oleg, limits):
    nina.roles.add(*oleg.roles.all())
    assert limit_of(nina) == Decimal(1000)


def test_without_a_limit_everything_is_a_proposal(case, irina):
    assert not give_goodwill(case, "gift", "Букет", Decimal(1), by=irina).is_given


@pytest.mark.parametrize("cost", ["-1", "1.001"])
def test_an_odd_amount_is_refused(case, irina, limits, cost):
    with pytest.raises(Refused):
        give_goodwill(case, "money", "…", Decimal(cost), by=irina)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(costs=st.lists(st.tuples(st.booleans(), COSTS), max_size=8))
def test_nobody_ever_gives_or_agrees_beyond_the_limit_on_one_case(case, irina, oleg, limits, costs):
    Goodwill.objects.filter(case=case).delete()
    for by_oleg, cost in costs:
        giver, other = (oleg, irina) if by_oleg else (irina, oleg)
        left = remaining_for(giver, case)
        gift = give_goodwill(case, "money", "…", cost, by=giver)
        assert gift.within_limit == (cost <= left)
        if not gift.is_given:
            try:
                agree_goodwill(gift, by=other)
            except Refused:
                assert cost > remaining_for(other, case)
    for person in (irina, oleg):
        sum_of = Goodwill.objects.filter(case=case).charged_to(person).aggregate(sum=Sum("cost"))["sum"]
        assert (sum_of or Decimal(0)) <= limit_of(person)
        assert (sum_of or Decimal(0)) + remaining_for(person, case) == limit_of(person)
