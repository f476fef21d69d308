from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.agenda.queries import TaskQuerySet
from zabota.core.models import Row
from zabota.customers.models import Customer
from zabota.desk.models import Conversation


class Task(Row):
    """Something one of us is to do inside the company by a moment; a follow-up call is one, too.

    It may hang on a conversation, on a customer, or on nothing. `product_mark` and `service_mark` are what
    the customer said on a follow-up call, 1 to 10 each.
    """

    class Kind(models.TextChoices):
        TASK = "task", _("task")
        FOLLOW_UP = "follow_up", _("follow-up call")

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.TASK)
    text = models.TextField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="tasks")
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_at = models.DateTimeField()
    conversation = models.ForeignKey(
        Conversation, models.CASCADE, null=True, blank=True, related_name="tasks"
    )
    customer = models.ForeignKey(Customer, models.CASCADE, null=True, blank=True, related_name="tasks")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    outcome = models.TextField(blank=True)
    product_mark = models.PositiveSmallIntegerField(null=True, blank=True)
    service_mark = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "id"]
        indexes = [
            models.Index(fields=["owner", "due_at"], name="task_open", condition=Q(done_at=None)),
            models.Index(fields=["done_at"], name="task_done", condition=Q(done_at__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"], name="follow_up_once", condition=Q(kind="follow_up", done_at=None)
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_open(self) -> bool:
        return self.done_at is None

    @property
    def is_follow_up(self) -> bool:
        return self.kind == self.Kind.FOLLOW_UP

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due_at < timezone.now()
