from django.db import models
from django.utils import timezone

from zabota.agenda.queries import FollowUpRuleQuerySet
from zabota.channels.models import Inbox
from zabota.core.models import Row
from zabota.desk.models import ContactReason


class FollowUpRule(Row):
    """So many days after a conversation was resolved its customer is called; a reason beats an inbox."""

    reason = models.OneToOneField(ContactReason, models.PROTECT, null=True, blank=True, related_name="+")
    inbox = models.OneToOneField(Inbox, models.PROTECT, null=True, blank=True, related_name="+")
    days = models.PositiveSmallIntegerField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = FollowUpRuleQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="follow_up_rule_for_one",
                condition=models.Q(reason=None, inbox__isnull=False)
                | models.Q(inbox=None, reason__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.reason or self.inbox}: {self.days}"

    @property
    def holds(self) -> bool:
        return self.ended_at is None or self.ended_at > timezone.now()
