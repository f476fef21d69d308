"""After an answer was given in a chat."""

from zabota.channels.actions.mail_unseen_answer import plan_mail
from zabota.channels.events import ChatAnswered
from zabota.core.events import on


@on(ChatAnswered, at_once=True)
def look_after_the_answer(event: ChatAnswered) -> None:
    plan_mail(event.dispatch_id)
