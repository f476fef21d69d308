from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.core.events import on
from zabota.improvement.actions.open_investigation import open_investigation
from zabota.recovery.events import CaseFixed
from zabota.recovery.models import RecoveryCase


@on(CaseFixed)
def look_into_it(event: CaseFixed) -> None:
    """After a recovery from a very low mark, or of the same problem again, the company looks into it."""
    case = RecoveryCase.objects.select_related("branch", "owner").filter(id=event.case_id).first()
    up_to = value_of("improvement.investigate_up_to")
    if case is None or not up_to or (case.lowest > up_to and case.repeats_id is None):
        return
    try:
        open_investigation(case, by=None)
    except Refused:
        return
