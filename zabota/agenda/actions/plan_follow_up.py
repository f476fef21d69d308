from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.agenda.actions.set_task import set_task
from zabota.agenda.models import FollowUpRule, Task
from zabota.company.hours import schedule_of
from zabota.company.models import User
from zabota.company.schedule import NeverOpen, next_opening
from zabota.desk.actions.breach_clocks import lead_of
from zabota.desk.guards import hold
from zabota.desk.models import Conversation
from zabota.desk.queries import is_seen_by
from zabota.desk.wording import in_company_language


@transaction.atomic
def plan_follow_up(conversation: Conversation) -> Task | None:
    """After service: a call to the customer some days later, in opening hours, for who served or the lead.

    None where no rule fits, where one is planned already, or where there is nobody to call.
    """
    conversation = hold(conversation)
    rule = rule_for(conversation)
    owner = caller_of(conversation)
    planned = Task.objects.open().follow_ups().filter(conversation=conversation)
    if rule is None or owner is None or conversation.resolved_at is None or planned.exists():
        return None
    due_at = conversation.resolved_at + timedelta(days=rule.days)
    try:
        due_at = next_opening(schedule_of(conversation.branch_id), due_at)
    except NeverOpen:
        pass
    with in_company_language():
        text = _("Call the customer: are they content with what they got, and with how they were served?")
    return set_task(
        text, owner=owner, due_at=due_at, by=None, conversation=conversation, kind=Task.Kind.FOLLOW_UP
    )


def rule_for(conversation: Conversation) -> FollowUpRule | None:
    rules = FollowUpRule.objects.in_force()
    by_reason = rules.filter(reason=conversation.reason_id).first() if conversation.reason_id else None
    return by_reason or rules.filter(inbox=conversation.inbox_id).first()


def caller_of(conversation: Conversation) -> User | None:
    """Whoever it is with, else who resolved it, else a team lead; only who may be given it."""
    for user in (conversation.assignee, conversation.resolved_by, lead_of(conversation)):
        if user and user.is_active and user.may("agenda.use") and is_seen_by(user, conversation):
            return user
    return None
