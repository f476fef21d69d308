from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.desk.actions.judge_expectations import judge_expectations
from zabota.desk.actions.meet_clock import meet_clock
from zabota.desk.actions.stop_clocks import stop_clocks
from zabota.desk.events import ConversationResolved, told_of
from zabota.desk.guards import ensure_may, ensure_present, hold
from zabota.desk.models import ContactReason, Conversation
from zabota.desk.models.sla import Limit
from zabota.desk.obstacles import ensure_nothing_is_left


@transaction.atomic
def resolve(
    conversation: Conversation,
    *,
    by: User | None,
    reason: ContactReason | None = None,
    outcome: str = "",
    note: str = "",
    expectations: Mapping[int, bool] | None = None,
    asked: bool = False,
    at: datetime | None = None,
) -> None:
    """Settle a conversation: why the customer wrote, and was what the customer needed done?

    What apps above still have to do refuses it. Resolving again changes nothing. `asked`: the last reply
    already carried the question how it was. `expectations`: which of the customer's were met and which not.
    """
    hold(conversation)
    ensure_may(by, conversation)
    ensure_present(conversation)
    if conversation.is_resolved:
        return
    ensure_can_resolve(by, reason, outcome, note)
    ensure_nothing_is_left(conversation, outcome)
    at = at or timezone.now()
    meet_clock(conversation, Limit.RESOLUTION, at=at)
    stop_clocks(conversation, at=at)
    conversation.resolved_at, conversation.resolved_by = at, by
    conversation.reason, conversation.outcome, conversation.resolution_note = reason, outcome, note.strip()
    conversation.unanswered_since = conversation.unanswered_since or conversation.waiting_since
    conversation.waiting_since = conversation.snoozed_until = conversation.reply_failed_at = None
    conversation.version += 1
    conversation.save()
    judge_expectations(conversation, expectations or {}, by=by, at=at)
    announce(ConversationResolved(**told_of(conversation, by), outcome=outcome, asked=asked), at=at)


def ensure_can_resolve(by: User | None, reason: ContactReason | None, outcome: str, note: str) -> None:
    """A user says the reason (where the company has any) and the outcome; what was not done wants a word."""
    if by is None and not outcome:
        return
    if outcome not in Conversation.Outcome.values:
        raise Refused(_("Say whether what the customer needed was done."))
    if outcome == Conversation.Outcome.NOT_DONE and not note.strip():
        raise Refused(_("Say in a few words why it was not done."))
    if reason is None and ContactReason.objects.filter(retired_at=None).exists():
        raise Refused(_("Choose why the customer wrote."))
