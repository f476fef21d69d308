from decimal import Decimal

import pytest

from zabota.core.errors import Refused
from zabota.recovery.actions.agree_goodwill import agree_goodwill
from zabota.recovery.actions.give_goodwill import give_goodwill
from zabota.recovery.money import remaining_for


@pytest.fixture
def proposal(case, irina, limits):
    return give_goodwill(case, "money", "Возврат за приём", Decimal(900), by=irina)


def test_somebody_with_a_larger_limit_agrees_and_it_is_given_from_that_limit(case, proposal, irina, oleg):
    agree_goodwill(proposal, by=oleg)
    proposal.refresh_from_db()
    assert proposal.is_given and proposal.agreed_by == oleg
    assert remaining_for(oleg, case) == Decimal(100)
    assert remaining_for(irina, case) == Decimal(500)


def test_somebody_whose_limit_is_too_small_cannot_agree(proposal, nina):
    with pytest.raises(Refused):
        agree_goodwill(proposal, by=nina)
    assert not proposal.is_given


def test_nobody_agrees_to_what_is_their_own(proposal, irina):
    with pytest.raises(Refused):
        agree_goodwill(proposal, by=irina)


def test_agreed_twice_it_is_given_once(case, proposal, oleg, maria):
    agree_goodwill(proposal, by=oleg)
    agree_goodwill(proposal, by=maria)
    proposal.refresh_from_db()
    assert proposal.agreed_by == oleg
