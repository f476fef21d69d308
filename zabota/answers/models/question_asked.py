from django.conf import settings
from django.db import models

from zabota.answers.queries import QuestionAskedQuerySet
from zabota.core.models import Row
from zabota.desk.models import Conversation
from zabota.knowledge.models import OpenQuestion


class QuestionAsked(Row):
    """In which conversation a question that has no answer yet was asked, and who flagged it."""

    question = models.ForeignKey(OpenQuestion, models.CASCADE, related_name="asked_in")
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = QuestionAskedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "conversation"], name="question_asked_once")
        ]

    def __str__(self) -> str:
        return f"{self.question_id} in {self.conversation_id}"
