from tests.cast import hire
from tests.recovery.conftest import TUESDAY
from zabota.recovery.actions.escalate import escalate


def test_missed_contact_calls_in_the_team_lead_of_the_branch(case, oleg, irina):
    assert escalate(case, "contact", at=TUESDAY) == oleg
    case.refresh_from_db()
    assert (case.escalated_to, case.escalated_at, case.owner) == (oleg, TUESDAY, irina)


def test_not_put_right_in_time_calls_in_the_service_manager(case, oleg):
    svetlana = hire("Svetlana", "service_manager")
    assert escalate(case, "fix") == svetlana


def test_a_team_lead_elsewhere_is_not_called(case, north):
    hire("Grigore", "team_lead", north)
    assert escalate(case, "contact") is None
