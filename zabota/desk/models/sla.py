from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zabota.channels.models import Inbox
from zabota.company.models import Branch
from zabota.core.models import Row
from zabota.desk.models.conversation import Conversation
from zabota.desk.queries import SlaClockQuerySet
from zabota.desk.sla import DayRule


class Limit(models.TextChoices):
    FIRST_RESPONSE = "first_response", _("first response")
    NEXT_RESPONSE = "next_response", _("next response")
    RESOLUTION = "resolution", _("resolution")


class SlaPolicy(Row):
    """A set of limits, and what it is for; of those that fit, the one of smallest `order` counts."""

    name = models.CharField(max_length=120, unique=True)
    order = models.PositiveSmallIntegerField(default=100)
    inboxes = models.ManyToManyField(Inbox, blank=True)
    channels = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    branches = models.ManyToManyField(Branch, blank=True)
    customer_classes = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    in_business_hours = models.BooleanField(default=True)
    switched_off_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["order", "id"]
        verbose_name_plural = "SLA policies"

    def __str__(self) -> str:
        return self.name


class Measure(models.Model):
    """How long something may take: so many seconds, or a deadline by the time of day when `before` is set."""

    seconds = models.PositiveIntegerField(default=0)
    before = models.TimeField(null=True, blank=True)
    today_by = models.TimeField(null=True, blank=True)
    later_by = models.TimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def day_rule(self) -> DayRule | None:
        if self.before is None or self.today_by is None or self.later_by is None:
            return None
        return DayRule(self.before, self.today_by, self.later_by)

    @property
    def measured(self) -> int | DayRule:
        return self.day_rule or self.seconds


class SlaTarget(Measure):
    """One limit of a policy."""

    policy = models.ForeignKey(SlaPolicy, models.CASCADE, related_name="targets")
    limit = models.CharField(max_length=20, choices=Limit)
    pauses_while_customer_is_asked = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["policy", "limit"], name="sla_target_once")]

    def __str__(self) -> str:
        return f"{self.limit}: {self.measured}"


class SlaClock(Row, Measure):
    """One limit running on one conversation. `due_at` can always be reckoned again from schedule and history.

    What was promised is kept here as it was at the start; `stopped_at` is set when it no longer matters.
    """

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="clocks")
    target = models.ForeignKey(SlaTarget, models.SET_NULL, null=True, related_name="+")
    limit = models.CharField(max_length=20, choices=Limit)
    in_business_time = models.BooleanField(default=True)
    pauses = models.BooleanField(default=False)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True, blank=True)
    met_at = models.DateTimeField(null=True, blank=True)
    breached_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    objects = SlaClockQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["due_at"],
                name="sla_clock_running",
                condition=Q(met_at=None, breached_at=None, stopped_at=None, paused_at=None),
            ),
            models.Index(fields=["limit", "started_at"], name="sla_clock_report"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "limit"],
                name="sla_clock_one_running",
                condition=Q(met_at=None, stopped_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.limit} of #{self.conversation_id}"
