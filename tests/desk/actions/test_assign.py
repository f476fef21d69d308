import pytest

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.desk.actions.assign import assign
from zabota.desk.guards import Outdated
from zabota.desk.models import Conversation


def test_it_is_with_a_colleague_and_both_hear_of_it(asked, nina, oleg):
    assign(asked, nina, by=nina)
    assign(asked, oleg, by=nina)
    asked.refresh_from_db()
    assert asked.assignee == oleg
    told = EventRecord.objects.filter(name="ConversationAssigned").latest("id").values
    assert set(told["user_ids"]) == {nina.id, oleg.id}


def test_who_was_faster_keeps_it(asked, nina, oleg):
    assign(asked, oleg, by=oleg, instead_of=None)
    with pytest.raises(Outdated):
        assign(asked, nina, by=nina, instead_of=None)
    asked.refresh_from_db()
    assert asked.assignee == oleg


def test_an_assignee_from_elsewhere_sees_it(asked, nina, pavel):
    assign(asked, pavel, by=nina)
    assert list(Conversation.objects.visible_to(pavel)) == [asked]


def test_not_to_someone_who_cannot_answer(asked, nina, maria):
    with pytest.raises(Refused):
        assign(asked, maria, by=nina)


def test_a_stranger_to_the_branch_cannot_take_it(asked, pavel):
    with pytest.raises(Refused):
        assign(asked, pavel, by=pavel)
