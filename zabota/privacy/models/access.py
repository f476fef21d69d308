from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zabota.core.models import Row
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.privacy.queries import AccessQuerySet


class Access(Row):
    """One of us opened something of a customer: who, what, when. Rows are only added, and go with their age.

    Opened again within the same `window` it is no new row. `object_id` is the number of what was opened;
    `path` says which export.
    """

    class Kind(models.TextChoices):
        CARD = "card", _("the customer's card")
        TALK = "talk", _("a conversation")
        FILE = "file", _("a file")
        ORIGINAL = "original", _("the original as it came")
        DOCUMENT = "document", _("a personal document")
        EXPORT = "export", pgettext_lazy("what was opened", "an export")
        EVERYTHING = "everything", _("everything that is kept")

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    object_id = models.BigIntegerField(default=0)
    path = models.CharField(max_length=120, blank=True)
    customer = models.ForeignKey(Customer, models.CASCADE, null=True, related_name="+", db_index=False)
    conversation = models.ForeignKey(
        Conversation, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    at = models.DateTimeField()
    window = models.BigIntegerField()

    objects = AccessQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "accesses"
        constraints = [
            models.UniqueConstraint(
                fields=["by", "kind", "object_id", "path", "window"], name="access_once_a_window"
            )
        ]
        indexes = [
            models.Index(fields=["customer", "-id"], name="access_of_customer"),
            models.Index(fields=["at"], name="access_at"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
