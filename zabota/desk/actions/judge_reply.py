from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.core.events import announce
from zabota.desk.events import ReplyJudged, told_of
from zabota.desk.guards import ensure_may
from zabota.desk.models import Message


@transaction.atomic
def judge_reply(message: Message, answered: bool | None, *, by: User | None) -> None:
    """Was the question answered by this reply: yes, no, or not said. The same again changes nothing."""
    ensure_may(by, message.conversation)
    if message.author != Message.Author.USER:
        raise Refused(_("Only an answer of ours can answer a question."))
    if message.answers_question == answered:
        return
    message.answers_question = answered
    message.save(update_fields=["answers_question"])
    announce(ReplyJudged(**told_of(message.conversation, by), message_id=message.id, answered=answered))
