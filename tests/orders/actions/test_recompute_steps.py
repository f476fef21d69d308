from tests.orders.conftest import step_at
from zabota.company.hours import forget_hours
from zabota.company.models import BusinessHours
from zabota.orders.actions.recompute_steps import recompute_steps


def test_other_hours_move_what_is_due(plan, central):
    before = step_at(plan, 1).due_at
    assert recompute_steps() == 0
    BusinessHours.objects.filter(branch=central).exclude(weekday=5).delete()
    forget_hours()
    assert recompute_steps(plan.conversation_id) == 1
    assert step_at(plan, 1).due_at > before or step_at(plan, 1).due_at.weekday() == 5
