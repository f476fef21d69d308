import pytest

from zabota.core.errors import Refused
from zabota.desk.actions.add_reason import add_reason


def test_a_reason_is_there_once(oleg):
    assert add_reason("Livrare", by=oleg) == add_reason(" Livrare ", by=oleg)


def test_it_wants_leave_and_a_name(nina, oleg):
    for by, name in ((nina, "Delivery"), (oleg, " ")):
        with pytest.raises(Refused):
            add_reason(name, by=by)
