import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch
from zabota.core.models import Row
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.feedback.models import Response
from zabota.recovery.queries import CaseQuerySet


@pghistory.track()
class RecoveryCase(Row):
    """Our work to put things right with one customer. It ends when the customer says so.

    received -> contacted -> fixed -> closed are read from moments; the three clocks are contact, fix and the
    customer's word.
    """

    class Ending(models.TextChoices):
        CONFIRMED = "confirmed", _("the customer says it is put right")
        LOST = "lost", _("the customer does not wish to go on")
        UNREACHABLE = "unreachable", _("the customer could not be reached")
        MISTAKEN = "mistaken", _("opened by mistake")

    response = models.OneToOneField(Response, models.PROTECT, null=True, blank=True, related_name="case")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="cases")
    conversation = models.ForeignKey(Conversation, models.SET_NULL, null=True, blank=True, related_name="cases")
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="cases")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="cases")
    lowest = models.PositiveSmallIntegerField()
    received_at = models.DateTimeField(default=timezone.now)
    given_in_day = models.BooleanField(default=True)
    contact_due_at = models.DateTimeField()
    contacted_at = models.DateTimeField(null=True, blank=True)
    fix_due_at = models.DateTimeField()
    fixed_at = models.DateTimeField(null=True, blank=True)
    what_was_done = models.TextField(blank=True)
    asked_customer_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    ending = models.CharField(max_length=12, choices=Ending, blank=True)
    mark_after = models.PositiveSmallIntegerField(null=True, blank=True)
    contact_breached_at = models.DateTimeField(null=True, blank=True)
    fix_breached_at = models.DateTimeField(null=True, blank=True)
    nonce = models.CharField(max_length=32, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["contact_due_at"], name="case_contact_due", condition=Q(contacted_at=None, closed_at=None)),
            models.Index(fields=["fix_due_at"], name="case_fix_due", condition=Q(fixed_at=None, closed_at=None)),
        ]

    def __str__(self) -> str:
        return f"R{self.id}"

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None
