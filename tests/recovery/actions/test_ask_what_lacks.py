import pytest

from zabota.channels.models import Dispatch
from zabota.company.actions.set_parameter import set_parameter
from zabota.feedback.models import Mark, Response
from zabota.recovery.actions.ask_what_lacks import ask_what_lacks


@pytest.fixture
def passive(answer) -> Response:
    """Alice gave 8 for waiting, and no reason."""
    response = answer(Waiting=8)
    Mark.objects.update(why="")
    return response


def test_who_gave_8_without_a_reason_is_asked_once(passive):
    for _again in range(2):
        ask_what_lacks(passive)
    assert "8" in Dispatch.objects.get().body


def test_who_said_why_or_was_no_passive_is_not_asked(answer, passive):
    Mark.objects.filter(score=8).update(why="Долго ждала")
    assert ask_what_lacks(passive) is None
    for score in (6, 9):
        Response.objects.update(lowest=score)
        Mark.objects.update(why="")
        passive.refresh_from_db()
        assert ask_what_lacks(passive) is None
    assert not Dispatch.objects.exists()


def test_not_where_the_branch_does_not_want_it(passive, central):
    set_parameter("recovery.ask_passives", False, branch=central)
    assert ask_what_lacks(passive) is None
