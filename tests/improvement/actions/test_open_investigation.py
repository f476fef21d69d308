import pytest

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.improvement.actions.open_investigation import open_investigation
from zabota.improvement.handlers import look_into_it
from zabota.improvement.models import Investigation
from zabota.recovery.events import CaseFixed, of_case
from zabota.recovery.models import RecoveryCase


def test_the_branchs_team_lead_leads_it_once(case, oleg):
    investigation = open_investigation(case, by=None)
    assert open_investigation(case, by=None).pk == investigation.pk
    assert (investigation.lead, investigation.is_overdue) == (oleg, False)
    assert EventRecord.objects.filter(name="InvestigationOpened").count() == 1


def test_somebody_must_lead_it(case):
    with pytest.raises(Refused, match="Nobody"):
        open_investigation(case, by=None)


@pytest.mark.parametrize(("lowest", "opens"), [(2, True), (5, False)])
def test_after_a_very_low_mark_was_put_right_it_opens_by_itself(case, oleg, lowest, opens):
    RecoveryCase.objects.filter(pk=case.pk).update(lowest=lowest)
    case.refresh_from_db()
    for _again in range(2):
        look_into_it(CaseFixed(**of_case(case)))
    assert Investigation.objects.count() == opens
