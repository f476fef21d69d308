import pytest

from tests.custody.conftest import CANARY
from zabota.core.errors import Refused
from zabota.custody.actions.open_document import open_document
from zabota.custody.actions.receive_document import receive_document


def test_who_looked_is_written_down_each_time(asked, oleg):
    receive_document(asked, CANARY, "a.jpg")
    asked.refresh_from_db()
    assert open_document(asked, by=oleg) == open_document(asked, by=oleg) == CANARY
    assert [opening.by for opening in asked.openings.all()] == [oleg, oleg]


def test_who_only_asks_does_not_look(asked, nina):
    receive_document(asked, CANARY, "a.jpg")
    asked.refresh_from_db()
    with pytest.raises(Refused):
        open_document(asked, by=nina)
    assert not asked.openings.exists()
