import pytest

from zabota.complaints.actions.give_complaint import give_complaint
from zabota.core.errors import Refused
from zabota.core.models import EventRecord


def test_somebody_becomes_responsible_and_both_hear_of_it(complaint, irina, oleg):
    give_complaint(complaint, irina, by=irina)
    give_complaint(complaint, oleg, by=irina, why="Его смена")
    assert complaint.owner == oleg
    told = EventRecord.objects.filter(name="ComplaintGiven").order_by("id").last()
    assert set(told.values["user_ids"]) == {irina.id, oleg.id}


def test_only_to_who_may_work_on_them(complaint, nina, irina):
    with pytest.raises(Refused):
        give_complaint(complaint, nina, by=irina)
