from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.core.models import Row
from zabota.desk.models import Conversation
from zabota.orders.models.request_type import RequestType
from zabota.orders.queries import ActionPlanQuerySet


class ActionPlan(Row):
    """The steps by which one request of a customer is fulfilled. While it runs its conversation cannot be
    resolved. `first_conversation` is the one it began in, whatever was merged since.
    """

    class Why(models.TextChoices):
        CUSTOMER = "customer", _("the customer does not want it any more")
        IMPOSSIBLE = "impossible", _("we cannot do it")
        MISTAKE = "mistake", _("it was begun by mistake")

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="plans")
    first_conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="+")
    request_type = models.ForeignKey(RequestType, models.PROTECT, related_name="plans")
    begun_at = models.DateTimeField(default=timezone.now)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    finished_at = models.DateTimeField(null=True, blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)
    called_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    called_off_why = models.CharField(max_length=10, choices=Why, blank=True)
    called_off_note = models.TextField(blank=True)

    objects = ActionPlanQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["conversation"],
                name="action_plan_running",
                condition=Q(finished_at=None, called_off_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_type} #{self.conversation_id}"

    @property
    def is_running(self) -> bool:
        return self.finished_at is None and self.called_off_at is None
