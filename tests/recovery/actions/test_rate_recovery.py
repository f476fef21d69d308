import pytest

from zabota.core.errors import Refused
from zabota.recovery.actions.confirm_case import confirm_case
from zabota.recovery.actions.rate_recovery import rate_recovery


def test_the_first_mark_after_counts(case):
    confirm_case(case)
    rate_recovery(case, 9)
    rate_recovery(case, 2)
    case.refresh_from_db()
    assert case.mark_after == 9


def test_before_the_customer_s_word_there_is_no_mark_after(case):
    with pytest.raises(Refused):
        rate_recovery(case, 9)


@pytest.mark.parametrize("score", [0, 11, -1])
def test_a_mark_is_between_one_and_ten(case, score):
    confirm_case(case)
    with pytest.raises(Refused):
        rate_recovery(case, score)
