from datetime import datetime

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch, Department
from zabota.complaints.queries import ComplaintQuerySet
from zabota.core.links import is_genuine, make_token, new_nonce
from zabota.core.models import Row
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.feedback.models import Response, Touchpoint
from zabota.recovery.models import RecoveryCase

PURPOSE = "complaint"


@pghistory.track(exclude=["nonce"])
class Complaint(Row):
    """Dissatisfaction put to us, from any source, where an answer is expected; shown as C12.

    ISO 10002's steps are read from moments: received, acknowledged, answered, the customer's view, closed.
    The clocks are the acknowledgement, the answer and the wait for the customer's view; `next_due_at` repeats
    the running one for the list. `customer` is None for who gave no name; `from_name` and `from_address` are
    what a paper said.
    """

    class Kind(models.TextChoices):
        COMPLAINT = "complaint", _("complaint")
        CLAIM = "claim", _("formal claim")
        PRODUCT_CLAIM = "product_claim", _("claim about a product")
        SUGGESTION = "suggestion", _("suggestion")

    class Source(models.TextChoices):
        MARK = "mark", _("a mark")
        CONVERSATION = "conversation", _("a conversation")
        BOOK = "book", _("complaints book")
        REVIEW = "review", _("a public review")
        SENIOR = "senior", _("a call to a senior")
        PAPER = "paper", _("paper")
        PHONE = "phone", _("phone")

    class Side(models.TextChoices):
        """The five sides of service (S4)."""

        PEOPLE = "people", _("people")
        SYSTEM = "system", _("system")
        EXPECTATIONS = "expectations", _("expectations")
        PROBLEMS = "problems", _("problems")
        CHOICE = "choice", _("choice")

    class Way(models.TextChoices):
        """How an acknowledgement or an answer reached the customer."""

        CHANNEL = "channel", _("in the conversation")
        PAPER = "paper", _("on paper")
        PHONE = "phone", _("by phone")
        IN_PERSON = "in_person", _("in person")
        PUBLIC = "public", _("in public, where it was said")

    class Decision(models.TextChoices):
        UPHELD = "upheld", _("the customer is right")
        PARTLY = "partly", _("right in part")
        DECLINED = "declined", _("declined")

    class View(models.TextChoices):
        SATISFIED = "satisfied", _("satisfied")
        PARTLY = "partly", _("satisfied in part")
        NOT_SATISFIED = "not_satisfied", _("not satisfied")

    number = models.PositiveIntegerField(unique=True)
    kind = models.CharField(max_length=14, choices=Kind)
    source = models.CharField(max_length=14, choices=Source)
    customer = models.ForeignKey(Customer, models.PROTECT, null=True, blank=True, related_name="complaints")
    from_name = models.CharField(max_length=160, blank=True)
    from_address = models.CharField(max_length=254, blank=True)
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="complaints")
    touchpoint = models.ForeignKey(
        Touchpoint, models.PROTECT, null=True, blank=True, related_name="complaints"
    )
    department = models.ForeignKey(
        Department, models.PROTECT, null=True, blank=True, related_name="complaints"
    )
    employee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    conversation = models.ForeignKey(
        Conversation, models.SET_NULL, null=True, blank=True, related_name="complaints"
    )
    response = models.ForeignKey(Response, models.SET_NULL, null=True, blank=True, related_name="complaints")
    recovery_case = models.ForeignKey(
        RecoveryCase, models.SET_NULL, null=True, blank=True, related_name="complaints"
    )
    repeats = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="repeated_by")
    deal = models.CharField(max_length=120, blank=True)
    """The receipt, order, contract or visit it is about, as the customer or we call it."""
    product = models.CharField(max_length=160, blank=True)
    review_url = models.URLField(max_length=500, blank=True)
    """Where a public review stands; `stars` are those it gives, as they are shown there."""
    stars = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.TextField()
    wanted = models.TextField(blank=True)
    our_action = models.TextField(blank=True)
    """The action of ours that gave rise to it (S3-027)."""
    side_of_service = models.CharField(max_length=14, choices=Side, blank=True)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="complaints"
    )
    received_at = models.DateTimeField(default=timezone.now)
    rule = models.JSONField(default=dict, blank=True)
    """The rule of the country by which its deadlines were set, as `deadlines.Rule.stored`."""
    acknowledge_due_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    answer_due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    first_answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    view_due_at = models.DateTimeField(null=True, blank=True)
    view = models.CharField(max_length=14, choices=View, blank=True)
    view_at = models.DateTimeField(null=True, blank=True)
    next_due_at = models.DateTimeField()
    times_reopened = models.PositiveSmallIntegerField(default=0)
    acknowledge_breached_at = models.DateTimeField(null=True, blank=True)
    answer_breached_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    request_key = models.CharField(max_length=80, blank=True)
    """The press, call or entry elsewhere that made it: the same one again makes nothing."""
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["next_due_at", "id"], name="complaint_open", condition=Q(closed_at=None)),
            models.Index(fields=["-received_at", "-id"], name="complaint_newest"),
            models.Index(fields=["branch", "received_at"], name="complaint_of_branch"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["request_key"], name="complaint_once", condition=~Q(request_key="")
            ),
            models.CheckConstraint(
                condition=Q(stars=None) | Q(stars__range=(1, 5)), name="complaint_stars_1_to_5"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(first_answered_at__isnull=False),
                name="complaint_answered_has_a_first_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"C{self.number}"

    @property
    def who(self) -> str:
        """The customer, or the name that the paper bears."""
        if self.customer is not None:
            return str(self.customer)
        return self.from_name or str(_("somebody who gave no name"))

    @property
    def is_public(self) -> bool:
        """Said where everybody can read it, and to be answered there."""
        return self.source == self.Source.REVIEW

    @property
    def shown_stars(self) -> str:
        return "★" * (self.stars or 0) + "☆" * (5 - (self.stars or 0))

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @property
    def is_answered(self) -> bool:
        return self.answered_at is not None

    @property
    def state(self) -> str:
        """received, acknowledged, answered or closed."""
        if self.is_closed:
            return "closed"
        if self.is_answered:
            return "answered"
        return "received" if self.acknowledged_at is None else "acknowledged"

    def due_now(self) -> datetime:
        """When the running clock is due; an answered one waits for the customer's view."""
        if self.is_answered:
            return self.view_due_at or self.answer_due_at
        if self.acknowledged_at is None:
            return min(self.acknowledge_due_at, self.answer_due_at)
        return self.answer_due_at

    @property
    def token(self) -> str:
        """The secret part of the customer's link; made for sending, never shown to the staff."""
        return make_token(PURPOSE, self.id, self.nonce)

    def is_opened_by(self, token: str) -> bool:
        return is_genuine(token, PURPOSE, self.id, self.nonce)
