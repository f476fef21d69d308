from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.channels.models import Inbox
from zabota.company.models import Branch, Team
from zabota.core.models import Row
from zabota.customers.models import Customer
from zabota.desk.models.contact_reason import ContactReason
from zabota.desk.queries import ConversationQuerySet


class Conversation(Row):
    """Everything said with one customer in one inbox until it is resolved; shown as #1042.

    Open, waiting, snoozed, resolved are read from moments. `opened_by` is set when we wrote first;
    `follows` is the resolved one it goes on from; `possible_match` waits for a person. The columns from
    `customer_name` on repeat what the list shows, so that a page of fifty rows is one query; only actions
    write them.
    """

    class Outcome(models.TextChoices):
        DONE = "done", _("done: the customer has what was needed")
        PARTLY = "partly", _("partly done")
        NOT_DONE = "not_done", _("not done")

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="conversations")
    inbox = models.ForeignKey(Inbox, models.PROTECT, related_name="conversations")
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="conversations")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="conversations")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="conversations"
    )
    address = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=5, blank=True)
    opened_at = models.DateTimeField(default=timezone.now)
    snoozed_until = models.DateTimeField(null=True, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.ForeignKey(
        ContactReason, models.PROTECT, null=True, blank=True, related_name="conversations"
    )
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    resolution_note = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    follows = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="followed_by")
    possible_match = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    brought_at = models.DateTimeField(null=True, blank=True)
    """When it was taken over from a mailbox file: it was over before, and counts in no figure of ours."""
    confided_to = ArrayField(models.BigIntegerField(), null=True, blank=True)
    """Of a confidential one: the users of its `Circle`, with whoever confided it. None of an ordinary one."""
    confided_to_teams = ArrayField(models.BigIntegerField(), null=True, blank=True)

    customer_name = models.CharField(max_length=160, blank=True)
    preview = models.CharField(max_length=160, blank=True)
    message_count = models.PositiveIntegerField(default=0)
    last_message_at = models.DateTimeField(default=timezone.now)
    waiting_since = models.DateTimeField(null=True, blank=True)
    unanswered_since = models.DateTimeField(null=True, blank=True)
    """Since when something the customer said lies without a reply, though it was resolved."""
    first_answered_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    reply_failed_at = models.DateTimeField(null=True, blank=True)

    objects = ConversationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["-last_message_at", "-id"], name="conversation_newest"),
            models.Index(
                fields=["-last_message_at", "-id"],
                name="conversation_open",
                condition=Q(resolved_at=None, merged_into=None),
            ),
            models.Index(
                fields=["assignee", "-last_message_at"],
                name="conversation_of_assignee",
                condition=Q(resolved_at=None, merged_into=None),
            ),
            models.Index(fields=["branch", "-last_message_at"], name="conversation_of_branch"),
            models.Index(
                fields=["waiting_since"],
                name="conversation_waiting",
                condition=Q(resolved_at=None, merged_into=None, waiting_since__isnull=False),
            ),
            models.Index(
                fields=["last_message_at"],
                name="conversation_unanswered",
                condition=Q(merged_into=None)
                & (Q(waiting_since__isnull=False) | Q(unanswered_since__isnull=False)),
            ),
            models.Index(
                fields=["due_at"],
                name="conversation_due",
                condition=Q(resolved_at=None, merged_into=None, due_at__isnull=False),
            ),
            models.Index(fields=["customer", "inbox"], name="conversation_of_customer"),
            models.Index(fields=["resolved_at"], name="conversation_resolved"),
            models.Index(fields=["opened_at"], name="conversation_opened"),
            models.Index(
                fields=["-last_message_at", "-id"],
                name="conversation_unassigned",
                condition=Q(resolved_at=None, merged_into=None, assignee=None),
            ),
            models.Index(
                fields=["snoozed_until"],
                name="conversation_snoozed",
                condition=Q(resolved_at=None, merged_into=None, snoozed_until__isnull=False),
            ),
            models.Index(fields=["id"], name="conversation_confided", condition=Q(confided_to__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"#{self.id}" if self.is_confidential else f"#{self.id} {self.subject}"

    @property
    def is_confidential(self) -> bool:
        return self.confided_to is not None

    @property
    def is_resolved(self) -> bool:
        return self.resolved_at is not None

    @property
    def is_snoozed(self) -> bool:
        return self.snoozed_until is not None and self.snoozed_until > timezone.now()

    @property
    def is_waiting(self) -> bool:
        return self.waiting_since is not None and not self.is_resolved
