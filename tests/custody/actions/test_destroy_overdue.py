from datetime import timedelta

import time_machine
from django.utils import timezone

from tests.custody.conftest import CANARY
from zabota.custody.actions.destroy_overdue import destroy_overdue
from zabota.custody.actions.receive_document import receive_document


def test_on_its_day_it_is_gone_though_nobody_checked_it(asked, home):
    receive_document(asked, CANARY, "a.jpg")
    assert destroy_overdue() == 0
    with time_machine.travel(timezone.now() + timedelta(days=3, minutes=1)):
        assert destroy_overdue() == 1
        assert destroy_overdue() == 0
    asked.refresh_from_db()
    assert asked.destroyed_at and not asked.verdict and not [p for p in home.rglob("*") if p.is_file()]
