import pytest

from tests.desk.actions.test_confide import seen
from tests.desk.conftest import say
from zabota.company.models import Team
from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.desk.actions.assign import assign
from zabota.desk.actions.change_circle import change_circle
from zabota.desk.actions.confide import confide
from zabota.desk.actions.merge import merge
from zabota.desk.actions.transfer import transfer
from zabota.desk.actions.unmerge import unmerge
from zabota.desk.models import Circle


@pytest.fixture
def confided(asked, nina, irina):
    confide(asked, by=nina, users=[irina])
    asked.refresh_from_db()
    return asked


def test_others_see_it_and_whoever_left_hears_that_it_is_gone(confided, nina, oleg, irina):
    change_circle(confided, by=irina, users=[oleg])
    assert confided in seen(nina) & seen(oleg) and confided not in seen(irina)
    told = EventRecord.objects.get(name="CircleChanged")
    assert {nina.id, oleg.id, irina.id} <= set(told.values["user_ids"])
    assert [kept.pgh_label for kept in Circle.objects.get().events.order_by("pgh_id")] == ["insert", "update"]


def test_who_is_not_in_it_cannot_change_it(confided, oleg, dan):
    for stranger in (oleg, dan):
        with pytest.raises(Refused):
            change_circle(confided, by=stranger, users=[stranger])


def test_an_ordinary_one_has_no_circle(asked, nina, oleg):
    with pytest.raises(Refused):
        change_circle(asked, by=nina, users=[oleg])


def test_the_same_again_says_nothing(confided, nina, irina):
    change_circle(confided, by=nina, users=[irina])
    assert not EventRecord.objects.filter(name="CircleChanged").exists()


def test_no_machine_gives_it_to_an_outsider(confided, oleg, north):
    with pytest.raises(Refused):
        assign(confided, oleg, by=None)
    with pytest.raises(Refused):
        transfer(confided, by=None, branch=north)


def test_the_team_it_is_handed_over_to_belongs_to_the_circle(confided, nina, pavel, north):
    repair = Team.objects.create(name="Repair", branch=north)
    repair.members.add(pavel)
    transfer(confided, by=nina, team=repair)
    assert confided in seen(pavel)


def test_it_goes_into_no_wider_one_and_takes_ordinary_ones_in(confided, nina, oleg, irina, mail_inbox):
    ordinary = say(mail_inbox).conversation
    with pytest.raises(Refused):
        merge(ordinary, confided, by=nina)
    done = merge(confided, ordinary, by=nina)
    assert ordinary not in seen(oleg)
    change_circle(confided, by=nina, users=[])
    assert not seen(irina), "what was merged into it is as confidential"
    unmerge(done, by=nina)
    assert ordinary in seen(nina) and not seen(irina) | seen(oleg)
