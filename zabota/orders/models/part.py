from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.core.models import Row
from zabota.orders.models.service_order import ServiceOrder
from zabota.orders.queries import OfOrderQuerySet


class Part(Row):
    """A part with its number: handed in with the thing, or put in by us. What came in is accounted for before
    the thing goes out.
    """

    class Origin(models.TextChoices):
        CUSTOMER = "customer", _("came with it")
        OURS = "ours", _("put in by us")

    class Fate(models.TextChoices):
        RETURNED = "returned", _("goes back with it")
        REPLACED = "replaced", _("replaced, the old one handed over")
        LEFT = "left", _("left with us as the customer wished")

    order = models.ForeignKey(ServiceOrder, models.CASCADE, related_name="parts")
    origin = models.CharField(max_length=10, choices=Origin)
    name = models.CharField(max_length=120)
    serial = models.CharField(max_length=80, blank=True)
    listed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    listed_at = models.DateTimeField(default=timezone.now)
    fate = models.CharField(max_length=10, choices=Fate, blank=True)
    serial_out = models.CharField(max_length=80, blank=True)
    fate_note = models.CharField(max_length=240, blank=True)
    fate_at = models.DateTimeField(null=True, blank=True)
    fate_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = OfOrderQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.name} {self.serial}".strip()

    @property
    def is_open(self) -> bool:
        """It came with the thing, and where it went is not said yet."""
        return self.origin == self.Origin.CUSTOMER and self.fate_at is None
