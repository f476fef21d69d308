import pytest

from tests.custody.conftest import CANARY
from zabota.core.errors import Refused
from zabota.custody.actions.decline_document import decline_document
from zabota.custody.actions.receive_document import receive_document


def test_no_is_an_answer_and_ends_it(asked, home):
    decline_document(asked)
    decline_document(asked)
    asked.refresh_from_db()
    assert asked.declined_at and asked.is_over()
    with pytest.raises(Refused):
        receive_document(asked, CANARY, "a.jpg")
    assert not list(home.rglob("*.box"))


def test_what_was_sent_is_not_declined_any_more(asked):
    receive_document(asked, CANARY, "a.jpg")
    with pytest.raises(Refused):
        decline_document(asked)
