from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zabota.asking.queries import OfBranchQuerySet, OfKioskQuerySet
from zabota.company.models import Branch
from zabota.core.links import is_genuine, make_token, new_nonce
from zabota.core.models import Row
from zabota.feedback.models import Invitation, Survey

PURPOSE = "kiosk"


class Kiosk(Row):
    """A tablet in a branch that asks whoever passes; with a key of its own, and without the network too."""

    class Look(models.TextChoices):
        SMILEYS = "smileys", _("five smileys")
        MARKS = "marks", _("marks from 1 to 10")

    name = models.CharField(max_length=80)
    branch = models.ForeignKey(Branch, models.PROTECT, related_name="kiosks")
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="+")
    look = models.CharField(max_length=10, choices=Look, default=Look.SMILEYS)
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    switched_off_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = OfBranchQuerySet.as_manager()

    class Meta:
        ordering = ["branch__name", "name"]
        constraints = [models.UniqueConstraint(fields=["branch", "name"], name="kiosk_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def token(self) -> str:
        """The device's key: whoever holds it may answer here, and nothing else."""
        return make_token(PURPOSE, self.id, self.nonce)

    def is_opened_by(self, token: str) -> bool:
        return self.switched_off_at is None and is_genuine(token, PURPOSE, self.id, self.nonce)


class KioskAnswer(Row):
    """What a tablet handed over, exactly as it came, under the id that the tablet gave it."""

    kiosk = models.ForeignKey(Kiosk, models.PROTECT, related_name="answers")
    key = models.CharField(max_length=40)
    said: Any = models.JSONField()
    invitation = models.OneToOneField(
        Invitation, models.CASCADE, null=True, blank=True, related_name="kiosk_answer"
    )
    problem = models.TextField(blank=True)
    """Why nothing could be made of it; it is kept for a person to look at."""

    objects = OfKioskQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kiosk", "key"], name="kiosk_answer_once")]
        indexes = [models.Index(fields=["-id"], name="kiosk_answer_lost", condition=~Q(problem=""))]

    def __str__(self) -> str:
        return self.key
