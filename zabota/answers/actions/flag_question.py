from django.db import transaction
from django.utils.translation import gettext as _

from zabota.answers.models import QuestionAsked
from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.desk.guards import ensure_may
from zabota.desk.models import Conversation
from zabota.desk.wording import language_of
from zabota.knowledge.actions.note_question import note_question
from zabota.knowledge.models import OpenQuestion


@transaction.atomic
def flag_question(conversation: Conversation, text: str, *, by: User) -> OpenQuestion | None:
    """Keep a question of this customer that has no answer yet; flagged here again it is not counted again."""
    ensure_may(by, conversation)
    if conversation.is_confidential:
        raise Refused(
            _("This conversation is confidential: nothing of it goes into a list that others read.")
        )
    before = QuestionAsked.objects.filter(
        conversation=conversation, question__text=" ".join(text.split())
    ).first()
    if before is not None:
        return before.question
    question = note_question(
        text, source=OpenQuestion.Source.CONVERSATION, language=language_of(conversation)
    )
    if question is not None:
        QuestionAsked.objects.get_or_create(question=question, conversation=conversation, defaults={"by": by})
    return question
