from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from zabota.company.models import Branch, Team
from zabota.core.models import Row
from zabota.customers.models import Promise
from zabota.desk.models import Conversation
from zabota.reception.queries import HandOverQuerySet


class HandOver(Row):
    """The front office passes a conversation to those who do the work: who, what is wanted, promised by when.

    Waiting, accepted, returned, done are read from moments. The giver's branch sees it to the end.
    """

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="hand_overs")
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="hand_overs")
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="hand_overs_given")
    to_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="hand_overs"
    )
    to_team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="hand_overs")
    wants = models.TextField()
    promised_by = models.DateTimeField(null=True, blank=True)
    promise = models.ForeignKey(Promise, models.SET_NULL, null=True, blank=True, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    returned_because = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = HandOverQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"],
                name="hand_over_one_open",
                condition=Q(returned_at=None, done_at=None),
            ),
            models.CheckConstraint(
                condition=Q(to_user__isnull=False) ^ Q(to_team__isnull=False), name="hand_over_to_one"
            ),
        ]

    def __str__(self) -> str:
        return self.wants[:80]

    @property
    def is_open(self) -> bool:
        return self.returned_at is None and self.done_at is None

    @property
    def is_waiting(self) -> bool:
        return self.is_open and self.accepted_at is None

    @property
    def receiver(self) -> object:
        """With whom it is: whoever took it, else whom it was given to."""
        return self.accepted_by or self.to_user or self.to_team

    @property
    def since(self) -> datetime:
        """Since when it stands as it stands."""
        return self.done_at or self.returned_at or self.accepted_at or self.created_at
