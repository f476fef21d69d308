import pytest

from zabota.asides.actions.close_aside import close_aside
from zabota.core.errors import Refused


def test_nothing_more_is_expected_of_them(aside, nina, pavel):
    with pytest.raises(Refused):
        close_aside(aside, by=pavel)
    closed = close_aside(aside, by=nina)
    assert closed.state == "closed" and close_aside(aside, by=nina).closed_at == closed.closed_at
