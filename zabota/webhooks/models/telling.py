import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zabota.core.models import EventRecord, Row
from zabota.webhooks.models.webhook import Webhook
from zabota.webhooks.queries import TellingQuerySet

OPEN = Q(told_at=None, given_up_at=None)


def new_key() -> str:
    return f"msg_{secrets.token_hex(16)}"


class Telling(Row):
    """One happening told to one webhook. `key` is the same however often it is told: the other side drops
    what it had before. Without an event it is a trial.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waits")
        TOLD = "told", _("taken")
        GIVEN_UP = "given_up", _("given up")

    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="tellings")
    event = models.ForeignKey(EventRecord, models.CASCADE, null=True, blank=True, related_name="+")
    happening = models.CharField(max_length=60)
    key = models.CharField(max_length=40, unique=True, default=new_key, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    tried_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)
    patient_from = models.DateTimeField()
    """Patience counts from here: its beginning, or when somebody asked for it once more."""
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    answer = models.TextField(blank=True)
    """What went wrong at the last try: a sentence that pages translate, then the other side's own words."""

    objects = TellingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["webhook", "event"], name="telling_once")]
        indexes = [
            models.Index(fields=["webhook", "id"], name="telling_waits", condition=OPEN),
            models.Index(fields=["created_at"], name="telling_age"),
        ]

    def __str__(self) -> str:
        return f"{self.happening} {self.key}"

    @property
    def state(self) -> "Telling.State":
        if self.told_at:
            return self.State.TOLD
        return self.State.GIVEN_UP if self.given_up_at else self.State.WAITING
