from datetime import timedelta

import pytest
from django.utils import timezone

from tests.recovery.actions.test_confirm_compensation import planned  # noqa: F401 - a fixture
from zabota.channels.models import Dispatch
from zabota.core.errors import Refused
from zabota.recovery.actions.confirm_compensation import confirm_compensation
from zabota.recovery.actions.send_compensations import send_compensations
from zabota.recovery.actions.undo_compensation import undo_compensation
from zabota.recovery.budgets import budget_of


def test_before_the_first_customer_was_told_it_can_be_undone(planned, central, irina, mail_inbox):  # noqa: F811
    now = timezone.now()
    confirm_compensation(planned, by=irina, at=now)
    undo_compensation(planned, by=irina)
    assert send_compensations(now + timedelta(hours=1)) == 0 and not Dispatch.objects.exists()
    assert budget_of(central, now).spent == 0
    with pytest.raises(Refused):
        confirm_compensation(planned, by=irina)


def test_afterwards_it_cannot(planned, irina, mail_inbox):  # noqa: F811
    now = timezone.now()
    confirm_compensation(planned, by=irina, at=now)
    send_compensations(now + timedelta(hours=1))
    planned.refresh_from_db()
    with pytest.raises(Refused):
        undo_compensation(planned, by=irina)
