import pytest

from zabota.asking.actions.add_till import add_till
from zabota.core.errors import Refused


def test_each_till_has_a_key_of_its_own_and_a_name_once_a_branch(till, survey, central, north):
    other = add_till(north, "Касса 1", survey)
    assert other.key != till.key and len(till.key) == 64
    with pytest.raises(Refused):
        add_till(central, "Касса 1", survey)
