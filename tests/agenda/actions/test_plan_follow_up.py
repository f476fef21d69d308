from datetime import timedelta

from zabota.agenda.actions.plan_follow_up import plan_follow_up
from zabota.agenda.actions.set_follow_up import set_follow_up
from zabota.agenda.models import Task
from zabota.desk.actions.resolve import resolve


def test_who_served_calls_some_days_after_service_in_opening_hours(asked, nina, oleg, delivery_reason):
    set_follow_up(7, by=oleg, reason=delivery_reason)
    resolve(asked, by=nina, reason=delivery_reason, outcome="done")
    call = plan_follow_up(asked)
    assert (call.owner, call.kind, call.set_by) == (nina, "follow_up", None)
    assert call.due_at >= asked.resolved_at + timedelta(days=7)
    assert plan_follow_up(asked) is None, "once"


def test_without_a_rule_nobody_is_called(asked, nina, delivery_reason):
    resolve(asked, by=nina, reason=delivery_reason, outcome="done")
    assert plan_follow_up(asked) is None and not Task.objects.exists()


def test_an_inbox_may_have_a_rule_of_its_own_and_the_reason_comes_first(
    asked, nina, oleg, delivery_reason, mail_inbox
):
    set_follow_up(2, by=oleg, inbox=mail_inbox)
    set_follow_up(30, by=oleg, reason=delivery_reason)
    resolve(asked, by=nina, reason=delivery_reason, outcome="done")
    assert plan_follow_up(asked).due_at >= asked.resolved_at + timedelta(days=30)
