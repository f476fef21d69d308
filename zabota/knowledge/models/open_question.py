from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from zabota.core.models import Row
from zabota.knowledge.models.article import Article
from zabota.knowledge.queries import OpenQuestionQuerySet


class OpenQuestion(Row):
    """A question that has no answer yet: searched for in vain, or flagged in a conversation.

    `folded` are its words as search reads them: the same question is one row, counted. It is answered by a
    published article, or settled by hand.
    """

    class Source(models.TextChoices):
        HELP = "help", _("searched in the help centre")
        DESK = "desk", _("searched by staff")
        CONVERSATION = "talk", _("asked in a conversation")

    text = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, unique=True)
    language = models.CharField(max_length=5, blank=True)
    source = models.CharField(max_length=5, choices=Source)
    times = models.PositiveIntegerField(default=1)
    last_asked_at = models.DateTimeField()
    article = models.ForeignKey(Article, models.SET_NULL, null=True, blank=True, related_name="questions")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = OpenQuestionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-times", "-id"], name="open_question_often")]

    def __str__(self) -> str:
        return self.text
