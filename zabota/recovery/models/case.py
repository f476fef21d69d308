from datetime import datetime

import pghistory
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
from zabota.feedback.models import Response
from zabota.recovery.queries import CaseQuerySet

PURPOSE = "recovery"


@pghistory.track(exclude=["nonce"])
class RecoveryCase(Row):
    """Our work to put things right with one customer. It ends when the customer says so.

    received -> contacted -> fixed -> closed are read from moments; the three clocks are contact, fix and the
    customer's word. `next_due_at` repeats the running clock's due moment, for the list.
    """

    class Ending(models.TextChoices):
        CONFIRMED = "confirmed", _("the customer says it is put right")
        LOST = "lost", _("the customer does not wish to go on")
        UNREACHABLE = "unreachable", _("the customer could not be reached")
        MISTAKEN = "mistaken", _("opened by mistake")

    class Clock(models.TextChoices):
        CONTACT = "contact", _("contact")
        FIX = "fix", _("put right")
        WORD = "word", _("the customer's word")

    response = models.OneToOneField(Response, models.PROTECT, null=True, blank=True, related_name="case")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="cases")
    conversation = models.ForeignKey(
        Conversation, models.SET_NULL, null=True, blank=True, related_name="cases"
    )
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="cases")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="cases"
    )
    weight = models.PositiveIntegerField(default=100)
    """By value and reach of the customer, see `weighing`; 100 is an ordinary one."""
    repeats = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="repeated_by")
    lowest = models.PositiveSmallIntegerField()
    received_at = models.DateTimeField(default=timezone.now)
    given_in_day = models.BooleanField(default=True)
    contact_due_at = models.DateTimeField()
    contacted_at = models.DateTimeField(null=True, blank=True)
    fix_due_at = models.DateTimeField()
    fixed_at = models.DateTimeField(null=True, blank=True)
    what_was_done = models.TextField(blank=True)
    asked_customer_at = models.DateTimeField(null=True, blank=True)
    times_asked = models.PositiveSmallIntegerField(default=0)
    word_due_at = models.DateTimeField(null=True, blank=True)
    next_due_at = models.DateTimeField()
    reopened_at = models.DateTimeField(null=True, blank=True)
    times_reopened = models.PositiveSmallIntegerField(default=0)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ending = models.CharField(max_length=12, choices=Ending, blank=True)
    mark_after = models.PositiveSmallIntegerField(null=True, blank=True)
    contact_breached_at = models.DateTimeField(null=True, blank=True)
    fix_breached_at = models.DateTimeField(null=True, blank=True)
    escalated_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="escalated_cases"
    )
    escalated_at = models.DateTimeField(null=True, blank=True)
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["next_due_at"], name="case_open", condition=Q(closed_at=None)),
            models.Index(fields=["owner", "next_due_at"], name="case_of_owner", condition=Q(closed_at=None)),
            models.Index(fields=["branch", "received_at"], name="case_of_branch"),
            models.Index(fields=["-weight", "id"], name="case_weightiest", condition=Q(closed_at=None)),
            models.Index(
                fields=["-closed_at", "-id"], name="case_closed", condition=Q(closed_at__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None, ending="") | Q(closed_at__isnull=False) & ~Q(ending=""),
                name="case_closed_with_an_ending",
            ),
            models.CheckConstraint(
                condition=Q(mark_after=None) | Q(mark_after__gte=1, mark_after__lte=10),
                name="mark_after_of_ten",
            ),
        ]

    def __str__(self) -> str:
        return f"R{self.id}"

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @property
    def is_fixed(self) -> bool:
        return self.fixed_at is not None

    @property
    def clock(self) -> Clock:
        """Which clock runs now, or ran last."""
        if self.is_fixed:
            return self.Clock.WORD
        return self.Clock.CONTACT if self.contacted_at is None else self.Clock.FIX

    def due_now(self) -> datetime:
        """When the running clock is due; the customer's word, never asked for, is due since the fix."""
        if self.is_fixed:
            return self.word_due_at or self.fixed_at or self.fix_due_at
        return self.fix_due_at if self.contacted_at else min(self.contact_due_at, self.fix_due_at)

    @property
    def token(self) -> str:
        """The secret part of the customer's link; made for sending, never shown to the staff."""
        return make_token(PURPOSE, self.id, self.nonce)

    def is_opened_by(self, token: str) -> bool:
        return is_genuine(token, PURPOSE, self.id, self.nonce)
