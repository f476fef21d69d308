"""What feedback does when others announce, and what it tells reports."""

from collections.abc import Sequence

from zabota.channels.events import DispatchSent
from zabota.channels.models import Dispatch
from zabota.company.parameters import value_of
from zabota.core.events import on
from zabota.customers.actions.move_rows import move_rows
from zabota.customers.actions.return_rows import return_rows
from zabota.customers.events import CustomersMerged, CustomersUnmerged
from zabota.desk.events import ConversationResolved
from zabota.desk.models import Conversation
from zabota.feedback.actions.ask_by_message import ask_by_message
from zabota.feedback.actions.mark_sent import mark_sent
from zabota.feedback.events import ResponseGiven
from zabota.feedback.models import Answer, Invitation, Refusal, Response, Survey
from zabota.feedback.models.invitation import PURPOSE
from zabota.reports.actions.mark_stale import mark_stale
from zabota.reports.tellers import tells_reports

OF_A_CUSTOMER = (Invitation, Refusal, Response)


@on(ConversationResolved)
def ask_how_it_was(event: ConversationResolved) -> None:
    """Unless the reply asked already. Running twice asks once: a conversation is asked about once."""
    if event.asked or not value_of("feedback.ask_after_resolution", event.branch_id):
        return
    survey = Survey.objects.after_resolution().first()
    conversation = Conversation.objects.resolved().filter(id=event.conversation_id).first()
    if survey is None or conversation is None or conversation.invitations.filter(survey=survey).exists():
        return
    if Refusal.objects.filter(
        conversation=conversation, survey=survey, created_at__gte=conversation.resolved_at
    ).exists():
        return
    ask_by_message(conversation, survey)


@on(DispatchSent)
def note_what_was_sent(event: DispatchSent) -> None:
    """The channel took a message that held survey links."""
    links = Dispatch.objects.values_list("links", flat=True).filter(id=event.dispatch_id).first() or {}
    sent = [row_id for purpose, row_id, *_more in links.values() if purpose == PURPOSE]
    for invitation in Invitation.objects.filter(id__in=sent):
        mark_sent(invitation)


@on(CustomersMerged, at_once=True)
def take_answers_along(event: CustomersMerged) -> None:
    for noun in OF_A_CUSTOMER:
        move_rows(event, noun)


@on(CustomersUnmerged, at_once=True)
def give_answers_back(event: CustomersUnmerged) -> None:
    for noun in OF_A_CUSTOMER:
        return_rows(event, noun)


@on(ResponseGiven, at_once=True)
def let_reports_know(event: ResponseGiven) -> None:
    """An anonymous answer belongs to no conversation."""
    response = event.carried or Response.objects.select_related("invitation").get(id=event.response_id)
    conversation_id = response.invitation.conversation_id
    mark_stale([conversation_id] if conversation_id else [])


@tells_reports("mark")
def worst_marks_of(ids: Sequence[int]) -> dict[int, int]:
    """The worst mark that a conversation got, of those that got any."""
    given = Response.objects.filter(invitation__conversation__in=ids, lowest__isnull=False).order_by("id")
    rows = given.values_list("invitation__conversation", "lowest")
    return {conversation: lowest for conversation, lowest in rows if lowest is not None}


@tells_reports("said_first")
def solved_first(ids: Sequence[int]) -> dict[int, bool]:
    """The customer's own word whether it was solved at the first contact."""
    said = Answer.objects.filter(kind="solved_first", response__invitation__conversation__in=ids)
    rows = said.order_by("id").values_list("response__invitation__conversation", "value")
    return {conversation: value == 1 for conversation, value in rows}
