from django.conf import settings
from django.db import models
from django.db.models import Q

from zabota.company.models import Branch, Team
from zabota.customers.models import Customer
from zabota.desk.models import ContactReason, Conversation
from zabota.reports.queries import AnswerFactQuerySet, ContactFactQuerySet

USER = settings.AUTH_USER_MODEL


class ContactFact(models.Model):
    """What reports need of one conversation that a customer began, told anew whenever it goes on.

    Days and hours are those of the branch's own clock; `..._seconds` are business time, `..._clock_seconds`
    time by the clock. `quarter` counts quarters of an hour since midnight. `criterion`, `mark` and
    `said_first` are told by apps above (`tellers.py`). `came_again_at` is when the customer wrote again about
    it within the days of `reports.first_contact_days`; once these are over it `is_ripe`.
    """

    conversation = models.OneToOneField(Conversation, models.CASCADE, primary_key=True, related_name="fact")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+", db_index=False)
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, related_name="+", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+", db_index=False)
    channel = models.CharField(max_length=30)
    reason = models.ForeignKey(ContactReason, models.PROTECT, null=True, related_name="+", db_index=False)
    customer_class = models.CharField(max_length=20, blank=True)
    is_corporate = models.BooleanField(default=False)
    language = models.CharField(max_length=5, blank=True)
    criterion = models.CharField(max_length=30, blank=True)

    opened_at = models.DateTimeField()
    opened_on = models.DateField()
    opened_hour = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    outside_hours = models.BooleanField(default=False)
    is_open = models.BooleanField(default=True)

    first_person = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+", db_index=False)
    first_response_seconds = models.PositiveIntegerField(null=True)
    first_response_clock_seconds = models.PositiveIntegerField(null=True)
    first_response_in_target = models.BooleanField(null=True)

    resolver = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+", db_index=False)
    resolved_at = models.DateTimeField(null=True)
    resolved_on = models.DateField(null=True)
    resolved_hour = models.PositiveSmallIntegerField(null=True)
    resolution_seconds = models.PositiveIntegerField(null=True)
    resolution_clock_seconds = models.PositiveIntegerField(null=True)
    resolution_in_target = models.BooleanField(null=True)
    contact_seconds = models.PositiveIntegerField(null=True)
    reopened_at = models.DateTimeField(null=True)
    came_again_at = models.DateTimeField(null=True)
    is_ripe = models.BooleanField(default=False)
    said_first = models.BooleanField(null=True)
    mark = models.PositiveSmallIntegerField(null=True)

    objects = ContactFactQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["branch", "opened_on"], name="contact_fact_opened"),
            models.Index(fields=["branch", "resolved_on"], name="contact_fact_resolved"),
            models.Index(fields=["-opened_at", "-conversation"], name="contact_fact_newest"),
            models.Index(
                fields=["resolved_at"],
                name="contact_fact_unripe",
                condition=Q(is_ripe=False, resolved_at__isnull=False),
            ),
            models.Index(
                fields=["customer", "reason", "opened_at"],
                name="contact_fact_again",
                condition=Q(reason__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.conversation_id}"


class AnswerFact(models.Model):
    """One answer of a person after the first: how long the customer had waited for it."""

    contact = models.ForeignKey(ContactFact, models.CASCADE, related_name="answers")
    at = models.DateTimeField()
    person = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+", db_index=False)
    seconds = models.PositiveIntegerField()
    in_target = models.BooleanField(null=True)

    objects = AnswerFactQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"#{self.contact_id}: {self.seconds} s"
