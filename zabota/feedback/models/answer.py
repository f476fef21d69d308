from django.conf import settings
from django.db import models
from django.utils import timezone

from zabota.company.models import Branch
from zabota.core.models import Row
from zabota.feedback.models.question import Question
from zabota.feedback.models.response import Response
from zabota.feedback.models.touchpoint import Touchpoint
from zabota.feedback.queries import AnswerQuerySet


class Answer(Row):
    """What was said to one question that is not a mark of 1 to 10 (those are Marks); frozen like a mark.

    `value` always goes up with what the kind measures. A question that takes several (a ranking, a choice
    of many) has one row for each, told apart by touchpoint or key. What each kind keeps where is in its file
    in `kinds/`.
    """

    response = models.ForeignKey(Response, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    kind = models.CharField(max_length=20)
    touchpoint = models.ForeignKey(Touchpoint, models.PROTECT, null=True, blank=True, related_name="answers")
    key = models.CharField(max_length=40, blank=True)
    """The named answer: a feeling, an option, a Kano class (A O M I R Q)."""
    value = models.SmallIntegerField(null=True, blank=True)
    other_value = models.SmallIntegerField(null=True, blank=True)
    """The second half of a pair: a Kano question's answer to "and if it were missing?"."""
    text = models.TextField(blank=True)
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="+")
    employee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["response", "question", "touchpoint", "key"], name="answer_once", nulls_distinct=False
            )
        ]
        indexes = [
            models.Index(fields=["question", "at"], name="answer_of_question"),
            models.Index(fields=["touchpoint", "kind", "at"], name="answer_of_touchpoint"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.key or self.value or self.text}"
