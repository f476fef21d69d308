from django.contrib.postgres.fields import ArrayField
from django.db import models

from zabota.answers.queries import ReplyCheckQuerySet
from zabota.core.models import Row
from zabota.desk.models import Message


class ReplyCheck(Row):
    """What of substance one reply holds: names of `concreteness.KINDS`; none means only courtesy."""

    message = models.OneToOneField(Message, models.CASCADE, related_name="+")
    found = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    at = models.DateTimeField()

    objects = ReplyCheckQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-at", "-id"], name="reply_check_newest")]

    def __str__(self) -> str:
        return ", ".join(self.found)
