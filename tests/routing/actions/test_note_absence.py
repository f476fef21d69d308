from datetime import timedelta

import pytest

from tests.routing.conftest import MONDAY
from zabota.core.errors import Refused
from zabota.routing.actions.note_absence import note_absence
from zabota.routing.people import absent_at


def test_an_absence_counts_from_its_start_to_its_end(nina):
    end = MONDAY + timedelta(days=2)
    note_absence(nina, starts_at=MONDAY, ends_at=end, kind="sick", by=None, note="грипп")
    lasts = [absent_at([nina.id], at) for at in (MONDAY - timedelta(seconds=1), MONDAY, end)]
    assert lasts == [set(), {nina.id}, set()]


def test_it_ends_after_its_start(nina):
    with pytest.raises(Refused):
        note_absence(nina, starts_at=MONDAY, ends_at=MONDAY, kind="sick", by=None)
