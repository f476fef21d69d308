from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.core.models import Row
from zabota.recovery.models.case import RecoveryCase
from zabota.recovery.queries import OfCaseQuerySet


class CaseStep(Row):
    """One thing done for a case: an attempt to reach the customer, an apology, something put right.

    `reached` belongs to calls and messages: did the customer take part? `by` is None for the customer.
    """

    class Kind(models.TextChoices):
        CALL = "call", _("call")
        MESSAGE = "message", _("message")
        APOLOGY = "apology", _("apology")
        FIX = "fix", _("put right")
        REMARK = "remark", _("remark")
        WORD = "word", _("the customer's word")
        HANDOVER = "handover", _("hand-over")

    case = models.ForeignKey(RecoveryCase, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField(blank=True)
    reached = models.BooleanField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    request_key = models.CharField(max_length=80, blank=True)
    """The press or call that made it: the same one again makes nothing."""

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "request_key"], name="case_step_once", condition=~Q(request_key="")
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.text[:60]}"
