import pytest

from zabota.core.errors import Refused
from zabota.improvement.actions.add_cause import add_cause
from zabota.improvement.actions.retire_cause import retire_cause


def test_a_cause_is_dormant_until_something_happens_because_of_it(cause):
    assert (cause.state, cause.words) == ("dormant", ["бахилы", "стульев", "тесно"])
    assert cause.touchpoints.get().name == "Shoe covers"


def test_the_same_name_stands_once_in_a_place(cause):
    with pytest.raises(Refused, match="already"):
        add_cause(" Тесно у входа ", by=None)
    assert add_cause("Тесно у входа", by=None, parent=cause).parent == cause
    with pytest.raises(Refused, match="name"):
        add_cause("  ", by=None)


def test_one_that_was_put_away_comes_back_itself(cause):
    retire_cause(cause)
    assert add_cause("Тесно у входа", by=None).pk == cause.pk
