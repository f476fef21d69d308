import pytest

from zabota.core.errors import Refused
from zabota.improvement.actions.add_cause import add_cause
from zabota.improvement.actions.retire_cause import retire_cause


def test_an_open_cause_is_not_put_away(cause, linked):
    cause.refresh_from_db()
    with pytest.raises(Refused, match="open"):
        retire_cause(cause)


def test_parts_go_first(cause):
    below = add_cause("Стулья", by=None, parent=cause)
    with pytest.raises(Refused, match="below"):
        retire_cause(cause)
    retire_cause(below)
    retire_cause(cause)
    retire_cause(cause)
    assert cause.retired_at is not None
