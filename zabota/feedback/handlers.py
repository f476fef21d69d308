"""What feedback does when others announce."""

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
from zabota.feedback.models import Invitation, Refusal, Response, Survey
from zabota.feedback.models.invitation import PURPOSE

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
