import pytest

from zabota.core.errors import Refused
from zabota.improvement.actions.conclude_investigation import conclude_investigation
from zabota.improvement.actions.note_testimony import note_testimony
from zabota.improvement.models import CauseLink


def test_it_ends_with_a_finding_and_a_cause_to_which_the_case_is_linked(investigation, cause, oleg):
    with pytest.raises(Refused, match="Find out first"):
        conclude_investigation(investigation, "Ошибка поставки", cause, by=oleg)
    note_testimony(investigation, "Склад", "Не привезли пробирки", by=oleg)
    with pytest.raises(Refused, match="what was found"):
        conclude_investigation(investigation, " ", cause, by=oleg)
    conclude_investigation(investigation, "Ошибка поставки", cause, by=oleg)
    conclude_investigation(investigation, "Иначе", cause, by=oleg)
    assert (investigation.finding, investigation.cause) == ("Ошибка поставки", cause)
    link = CauseLink.objects.get(kind="case")
    assert link.about_id == investigation.case_id
    with pytest.raises(Refused, match="concluded"):
        note_testimony(investigation, "Ещё", "Поздно", by=oleg)
