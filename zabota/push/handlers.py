"""What others announce and one of us should know at once. Whoever did it themselves is told nothing."""

from zabota.core.events import on
from zabota.core.models import EventRecord
from zabota.desk.events import ClockBreached, ConversationAssigned, MessageReceived, UserMentioned
from zabota.push.actions.plan_push import plan_push
from zabota.push.sorts import ANSWERED, ESCALATED, GIVEN, LATE, MENTIONED
from zabota.recovery.events import CaseEscalated


@on(ConversationAssigned, when=lambda event: event.assignee_id and event.assignee_id != event.by_id)
def tell_who_was_given_it(event: ConversationAssigned) -> None:
    """Again, if somebody else had it in between: the record of the giving tells them apart."""
    records = EventRecord.objects.filter(subject=event.subject, name=type(event).__name__)
    last = records.order_by("-id").values_list("id", flat=True).first()
    if event.assignee_id:
        plan_push(event.assignee_id, GIVEN, event.conversation_id, f"{GIVEN}-{event.conversation_id}-{last}")


@on(UserMentioned, when=lambda event: event.mentioned_id != event.by_id)
def tell_who_is_called_in(event: UserMentioned) -> None:
    plan_push(event.mentioned_id, MENTIONED, event.conversation_id, f"{MENTIONED}-{event.note_id}")


@on(MessageReceived, when=lambda event: bool(event.user_ids) and not event.is_first)
def tell_whose_customer_wrote(event: MessageReceived) -> None:
    for user_id in event.user_ids:
        if user_id != event.by_id:
            plan_push(user_id, ANSWERED, event.conversation_id, f"{ANSWERED}-{event.message_id}")


@on(ClockBreached, when=lambda event: bool(event.user_ids))
def tell_whose_deadline_was_missed(event: ClockBreached) -> None:
    for user_id in event.user_ids:
        plan_push(user_id, LATE, event.conversation_id, f"{LATE}-{event.clock_id}")


@on(CaseEscalated)
def tell_who_is_called_to_a_case(event: CaseEscalated) -> None:
    plan_push(
        event.to_id, ESCALATED, event.case_id, f"{ESCALATED}-{event.case_id}-{event.clock}-{event.to_id}"
    )
