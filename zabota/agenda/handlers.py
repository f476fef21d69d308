from zabota.agenda.actions.plan_follow_up import plan_follow_up
from zabota.core.events import on
from zabota.desk.events import ConversationResolved
from zabota.desk.models import Conversation


@on(ConversationResolved)
def call_again(event: ConversationResolved) -> None:
    conversation = Conversation.objects.filter(id=event.conversation_id).first()
    if conversation is not None:
        plan_follow_up(conversation)
