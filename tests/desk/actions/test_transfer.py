import pytest

from zabota.company.models import Team
from zabota.core.errors import Refused
from zabota.desk.actions.assign import assign
from zabota.desk.actions.transfer import transfer
from zabota.desk.models import Conversation


def test_another_branch_gets_it_with_all_that_was_said(asked, nina, pavel, north):
    assign(asked, nina, by=nina)
    transfer(asked, by=nina, branch=north)
    asked.refresh_from_db()
    assert (asked.branch, asked.team, asked.assignee) == (north, None, None)
    assert list(Conversation.objects.visible_to(pavel)) == [asked]
    assert not Conversation.objects.visible_to(nina).exists()


def test_a_team_brings_its_branch(asked, nina, north):
    repair = Team.objects.create(name="Repair", branch=north)
    transfer(asked, by=nina, team=repair)
    asked.refresh_from_db()
    assert (asked.branch, asked.team) == (north, repair)


def test_not_to_a_team_of_another_branch(asked, nina, central, north):
    with pytest.raises(Refused):
        transfer(asked, by=nina, team=Team.objects.create(name="Repair", branch=north), branch=central)


def test_a_stranger_to_the_branch_cannot_fetch_it(asked, pavel, north):
    with pytest.raises(Refused):
        transfer(asked, by=pavel, branch=north)
