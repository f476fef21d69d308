import pytest

from zabota.core.errors import Refused
from zabota.recovery.actions.hand_over import hand_over


def test_a_colleague_who_may_work_on_it_gets_the_case(case, irina, oleg):
    hand_over(case, oleg, by=irina, why="Знает врача лично")
    case.refresh_from_db()
    assert case.owner == oleg
    assert "Знает врача лично" in case.steps.get(kind="handover").text


def test_somebody_who_may_not_work_on_cases_does_not_get_it(case, irina, nina):
    with pytest.raises(Refused):
        hand_over(case, nina, by=irina)
    case.refresh_from_db()
    assert case.owner == irina
