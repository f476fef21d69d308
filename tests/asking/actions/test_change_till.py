import pytest

from zabota.asking.actions.add_till import add_till
from zabota.asking.actions.change_till import change_till
from zabota.asking.receipts import slip_of
from zabota.asking.signing import sign
from zabota.core.errors import Refused


def test_a_till_that_is_switched_off_opens_nothing_until_it_is_on_again(till, slip):
    token = sign(till.key, "receipt", slip())
    change_till(till, in_use=False)
    assert slip_of(token, "receipt") is None
    change_till(till, in_use=True, cashiers={})
    assert slip_of(token, "receipt") is not None and till.cashiers == {}


def test_two_tills_of_a_branch_cannot_have_one_name(till, central, survey):
    second = add_till(central, "Касса 2", survey)
    with pytest.raises(Refused):
        change_till(second, name="Касса 1")
    with pytest.raises(TypeError):
        change_till(second, branch=None)
