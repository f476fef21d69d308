import pytest

from tests.custody.conftest import CANARY
from zabota.core.errors import Refused
from zabota.custody.actions.check_document import check_document
from zabota.custody.actions.receive_document import receive_document


def test_with_the_verdict_the_file_goes_and_only_the_verdict_stays(asked, oleg, home):
    receive_document(asked, CANARY, "паспорт.jpg")
    check_document(asked, "fits", by=oleg)
    assert (asked.verdict, asked.checked_by, asked.filename) == ("fits", oleg, "")
    assert asked.destroyed_at and not asked.is_held and not [p for p in home.rglob("*") if p.is_file()]
    first = asked.checked_at
    check_document(asked, "wrong", by=oleg, remark="ещё раз")
    assert (asked.verdict, asked.checked_at) == ("fits", first)


def test_what_is_wrong_wants_a_word_and_until_then_the_file_stays(asked, oleg):
    receive_document(asked, CANARY, "a.jpg")
    with pytest.raises(Refused):
        check_document(asked, "wrong", by=oleg)
    asked.refresh_from_db()
    assert asked.is_held and not asked.checked_at


def test_nothing_that_was_not_sent_is_checked(asked, oleg, nina):
    with pytest.raises(Refused):
        check_document(asked, "fits", by=oleg)
    with pytest.raises(Refused):
        check_document(asked, "fits", by=nina)
