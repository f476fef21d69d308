import pytest

from zabota.core.errors import Refused
from zabota.improvement.actions.add_cause import add_cause
from zabota.improvement.actions.change_cause import change_cause

BARE = {"department": None, "touchpoints": [], "words": ["дверь"]}


def test_a_new_name_drops_the_translations_of_the_old_one(db):
    cause = add_cause("Rude", by=None, names={"ru": "Грубость"})
    change_cause(cause, name="Rude", parent=None, **BARE)
    assert cause.names == {"ru": "Грубость"}
    change_cause(cause, name="Cold", parent=None, **BARE)
    assert (cause.name, cause.names, cause.words) == ("Cold", {}, ["дверь"])


def test_a_cause_does_not_stand_below_itself_nor_twice(cause):
    below = add_cause("Стулья", by=None, parent=cause)
    with pytest.raises(Refused, match="below itself"):
        change_cause(cause, name="Тесно", parent=below, **BARE)
    other = add_cause("Другое", by=None)
    with pytest.raises(Refused, match="already"):
        change_cause(other, name="Тесно у входа", parent=None, **BARE)
