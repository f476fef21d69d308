from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zabota.company.models import Branch
from zabota.core.links import is_genuine, make_token, new_nonce
from zabota.core.models import Row
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.feedback.models.survey import Survey
from zabota.feedback.queries import InvitationQuerySet, RefusalQuerySet

PURPOSE = "survey"


class Invitation(Row):
    """One ask to one customer, with the visit, branch, employee and touchpoints frozen on it."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="invitations")
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="invitations")
    conversation = models.ForeignKey(
        Conversation, models.SET_NULL, null=True, blank=True, related_name="invitations"
    )
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="+")
    employee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    touchpoints = models.JSONField(default=list)
    """[{"id", "name"}] as asked, in the language of the ask."""
    language = models.CharField(max_length=5)
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    expires_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["customer", "-created_at"], name="invitation_of_customer")]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "survey"],
                name="invited_once",
                condition=Q(conversation__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} to {self.customer_id}"

    @property
    def token(self) -> str:
        """The secret part of the customer's link; made for sending, never shown to the staff."""
        return make_token(PURPOSE, self.id, self.nonce)

    def is_opened_by(self, token: str) -> bool:
        return is_genuine(token, PURPOSE, self.id, self.nonce)

    @property
    def is_answered(self) -> bool:
        return hasattr(self, "response")

    def has_expired(self, at: datetime | None = None) -> bool:
        return self.expires_at <= (at or timezone.now())


class Refusal(Row):
    """An invitation that was not made, and why: the contact policy explains itself."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="refusals")
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="refusals")
    conversation = models.ForeignKey(Conversation, models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=40)
    details = models.JSONField(default=dict, blank=True)

    objects = RefusalQuerySet.as_manager()

    def __str__(self) -> str:
        return self.reason
