from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch
from zabota.core.links import is_genuine, make_token, new_nonce
from zabota.core.models import Row
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.feedback.models.survey import Survey
from zabota.feedback.models.wave import Wave
from zabota.feedback.queries import InvitationQuerySet, RefusalQuerySet

PURPOSE = "survey"


class Way(models.TextChoices):
    """How the question reached the customer."""

    REPLY = "reply", _("in the reply")
    MESSAGE = "message", _("by a message of its own")
    LINK = "link", _("by a link")
    RECEIPT = "receipt", _("on the receipt")
    SMILEY = "smiley", _("by smileys")
    KIOSK = "kiosk", _("at a kiosk")
    SMS = "sms", _("by SMS")
    PHONE = "phone", _("by telephone")
    PAPER = "paper", _("on paper")
    CHAT = "chat", _("in the chat")


class Invitation(Row):
    """One ask to one customer, with the visit, branch, employee and touchpoints frozen on it.

    Without a customer it asks whoever answers: at a kiosk, from a receipt, on paper.
    """

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="invitations")
    customer = models.ForeignKey(Customer, models.CASCADE, null=True, blank=True, related_name="invitations")
    conversation = models.ForeignKey(
        Conversation, models.SET_NULL, null=True, blank=True, related_name="invitations"
    )
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="+")
    employee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    touchpoints = models.JSONField(default=list)
    """[{"id", "name"}] as asked, in the language of the ask."""
    questions = models.JSONField(default=list, blank=True)
    """Ids of the questions in their order: a question that was asked never changes (see Question)."""
    way = models.CharField(max_length=10, choices=Way, default=Way.MESSAGE)
    wave = models.ForeignKey(Wave, models.PROTECT, null=True, blank=True, related_name="invitations")
    visit = models.JSONField(default=dict, blank=True)
    """What is known of the visit, frozen: branch, till, receipt, cashier, bought_at ..."""
    is_anonymous = models.BooleanField(default=False)
    """What was promised when it was asked."""
    is_sheet = models.BooleanField(default=False)
    """A blank sheet for an anonymous answer, made when it is given; never an ask (ADR 30)."""
    language = models.CharField(max_length=5)
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    expires_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["customer", "-created_at"], name="invitation_of_customer"),
            models.Index(fields=["branch", "-created_at"], name="invitation_of_branch"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "survey"],
                name="invited_once",
                condition=Q(conversation__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} to {self.customer_id or 'nobody'}"

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
    way = models.CharField(max_length=10, choices=Way, default=Way.MESSAGE)
    wave = models.ForeignKey(Wave, models.CASCADE, null=True, blank=True, related_name="refusals")
    reason = models.CharField(max_length=40)
    details = models.JSONField(default=dict, blank=True)

    objects = RefusalQuerySet.as_manager()

    def __str__(self) -> str:
        return self.reason
