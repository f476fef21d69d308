from datetime import UTC, datetime

from tests.orders.conftest import step_at
from zabota.orders.actions.begin_step import begin_step


def test_what_waits_for_the_customer_has_no_due_time(plan):
    step = step_at(plan, 2)
    step.due_seconds = None
    begin_step(step, at=datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
    step.refresh_from_db()
    assert step.begun_at and step.due_at is None
