import pytest

from tests.desk.actions.test_confide import seen
from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.desk.actions.confide import confide
from zabota.desk.actions.open_up import open_up
from zabota.desk.models import Circle


def test_its_branch_sees_it_again(asked, nina, oleg):
    circle = confide(asked, by=nina)
    with pytest.raises(Refused):
        open_up(asked, by=oleg)
    open_up(asked, by=nina)
    asked.refresh_from_db()
    assert asked in seen(oleg) and not asked.is_confidential and not Circle.objects.exists()
    assert EventRecord.objects.get(name="ConversationOpenedUp").values["circle"] is None
    kept = circle.events.model.objects.filter(pgh_label="delete")
    assert kept.count() == 1


def test_an_ordinary_one_stays_as_it_is(asked, nina):
    open_up(asked, by=nina)
    assert not EventRecord.objects.filter(name="ConversationOpenedUp").exists()
