from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zabota.asking.queries import CallListQuerySet, CallQuerySet
from zabota.company.models import Branch
from zabota.core.models import Row
from zabota.customers.models import Customer
from zabota.feedback.models import Invitation, Survey, Wave


class CallList(Row):
    """Whom our interviewers call, about what, and how they begin."""

    name = models.CharField(max_length=120)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="+")
    wave = models.ForeignKey(Wave, models.PROTECT, null=True, blank=True, related_name="+")
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="+")
    """Without one it is the whole company's."""
    scripts: Any = models.JSONField(default=dict, blank=True)
    """Language -> what the interviewer says first; the usual words where empty."""
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = CallListQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name


class Call(Row):
    """One customer of a call list, from the first ring to an answer or a refusal."""

    class Outcome(models.TextChoices):
        ANSWERED = "answered", pgettext_lazy("person called", "answered")
        REFUSED = "refused", _("refused")
        UNREACHED = "unreached", _("not reached")
        NOT_ASKED = "not_asked", _("not to be asked")

    call_list = models.ForeignKey(CallList, models.CASCADE, related_name="calls")
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    """Empty while it is open."""
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True, blank=True)
    """Not before this moment: promised, or a pause after nobody answered."""
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True)
    reasons: Any = models.JSONField(default=list, blank=True)
    """[[reason, facts]] of the contact policy, where it says no."""
    invitation = models.OneToOneField(Invitation, models.SET_NULL, null=True, blank=True, related_name="call")

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["call_list", "customer"], name="called_once")]
        indexes = [models.Index(fields=["call_list", "next_at"], name="call_open", condition=Q(outcome=""))]

    def __str__(self) -> str:
        return f"{self.call_list_id}: {self.customer_id}"
