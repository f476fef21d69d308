from django.utils import timezone

from zabota.improvement.actions.settle_cause import settle_cause
from zabota.improvement.models import CorrectiveAction


def test_a_cause_waits_for_its_other_actions(cause, linked, action):
    settle_cause(cause)
    cause.refresh_from_db()
    assert cause.state == "open"
    CorrectiveAction.objects.update(verdict="worked", verdict_at=timezone.now())
    settle_cause(cause)
    assert cause.state == "settled"


def test_what_never_happened_is_not_settled(cause):
    settle_cause(cause)
    assert cause.state == "dormant"
