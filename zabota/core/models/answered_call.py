from django.db import models

from zabota.core.models.row import Row


class AnsweredCall(Row):
    """What a program's call with an Idempotency-Key was answered; the same call again hears it again."""

    caller = models.CharField(max_length=64)
    key = models.CharField(max_length=80)
    asked = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    answer = models.TextField(default="")

    class Meta(Row.Meta):
        constraints = [models.UniqueConstraint(fields=["caller", "key"], name="answered_call_once")]
        indexes = [models.Index(fields=["created_at"], name="answered_call_by_age")]

    def __str__(self) -> str:
        return self.key
