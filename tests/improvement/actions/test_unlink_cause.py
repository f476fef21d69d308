from zabota.improvement.actions.appoint_responsible import appoint_responsible
from zabota.improvement.actions.unlink_cause import unlink_cause


def test_a_cause_opened_by_mistake_is_dormant_again(cause, linked):
    unlink_cause(cause.links.get())
    cause.refresh_from_db()
    assert cause.state == "dormant"


def test_one_that_somebody_works_on_stays_open(cause, linked, oleg):
    appoint_responsible(cause, oleg, by=None)
    unlink_cause(cause.links.get())
    cause.refresh_from_db()
    assert cause.state == "open"
