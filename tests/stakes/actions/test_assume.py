import pytest

from zabota.core.errors import Refused
from zabota.stakes.actions.assume import assume
from zabota.stakes.assumptions import assumptions
from zabota.stakes.models import Assumption
from zabota.stakes.ranges import Range


def test_the_companys_own_takes_the_place_of_ours_and_goes_again(maria):
    assert assumptions()["told_bad"] == Range(9, 9.5, 10)
    assume("told_bad", 4, 6, 12, by=maria, source="Опрос 2026")
    assert assumptions()["told_bad"] == Range(4, 6, 12)
    assume("told_bad", 9, 9.5, 10, by=maria)
    assert not Assumption.objects.exists()


@pytest.mark.parametrize("values", [(5, 4, 6), (-1, 2, 3), (0, 0.5, 1.5), (float("nan"), 1, 1)])
def test_what_makes_no_range_is_refused(maria, values):
    with pytest.raises(Refused):
        assume("deterred", *values, by=maria)
