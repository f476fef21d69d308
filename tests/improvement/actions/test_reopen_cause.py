from zabota.improvement.actions.appoint_responsible import appoint_responsible
from zabota.improvement.actions.reopen_cause import reopen_cause
from zabota.improvement.actions.withdraw_duty import withdraw_duty
from zabota.improvement.models import Duty


def test_its_responsible_person_owes_new_proposals(cause, linked, oleg):
    appoint_responsible(cause, oleg, by=None)
    withdraw_duty(Duty.objects.get(kind="proposals"), "Сделано", by=None)
    reopen_cause(cause)
    assert cause.times_reopened == 1
    assert Duty.objects.open().filter(kind="proposals", owner=oleg).count() == 1


def test_without_one_it_is_open_all_the_same(cause):
    reopen_cause(cause)
    assert cause.state == "open"
