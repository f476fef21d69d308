from datetime import timedelta

from tests.routing.conftest import MONDAY
from zabota.routing.actions.end_absence import end_absence
from zabota.routing.actions.note_absence import note_absence
from zabota.routing.models import Absence


def test_back_earlier_and_not_gone_at_all(nina):
    values = {"starts_at": MONDAY, "ends_at": MONDAY + timedelta(days=9), "kind": "vacation", "by": None}
    absence = note_absence(nina, **values)
    back = MONDAY + timedelta(days=3)
    end_absence(absence, at=back)
    assert Absence.objects.get().ends_at == back
    end_absence(absence, at=back + timedelta(days=1))
    assert Absence.objects.get().ends_at == back
    end_absence(note_absence(nina, **values), at=MONDAY - timedelta(days=1))
    assert Absence.objects.count() == 1
