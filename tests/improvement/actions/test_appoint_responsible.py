from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import hire
from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.improvement.actions.appoint_responsible import appoint_responsible
from zabota.improvement.models import Duty


def test_somebody_of_any_department_owes_measures_a_report_and_proposals(cause, maria):
    keeper = hire("Вахтёр", "data_keeper")
    appoint_responsible(cause, keeper, by=maria)
    today = timezone.localdate()
    owed = {duty.kind: duty.due_on for duty in Duty.objects.filter(owner=keeper, cause=cause)}
    assert owed == {
        "measures": today + timedelta(days=7),
        "report": today + timedelta(days=14),
        "proposals": today + timedelta(days=30),
    }
    assert cause.responsible == keeper
    told = EventRecord.objects.get(name="ResponsibleAppointed")
    assert told.values["user_ids"] == [keeper.id]


def test_dates_can_be_chosen_and_moved_without_doubling(cause, oleg, maria):
    soon = timezone.localdate() + timedelta(days=2)
    appoint_responsible(cause, oleg, by=maria, dates={"report": soon})
    assert Duty.objects.get(kind="report").due_on == soon
    appoint_responsible(cause, oleg, by=maria, dates={"report": soon + timedelta(days=1)})
    assert Duty.objects.count() == 3
    assert Duty.objects.get(kind="report").due_on == soon + timedelta(days=1)


def test_what_the_one_before_owed_is_withdrawn(cause, oleg, irina, maria):
    appoint_responsible(cause, oleg, by=maria)
    appoint_responsible(cause, irina, by=maria)
    assert not Duty.objects.open().filter(owner=oleg).exists()
    assert Duty.objects.open().filter(owner=irina).count() == 3


def test_nobody_who_has_left_is_appointed(cause, oleg):
    oleg.is_active = False
    oleg.save()
    with pytest.raises(Refused, match="any more"):
        appoint_responsible(cause, oleg, by=None)
