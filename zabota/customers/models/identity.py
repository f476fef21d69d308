import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zabota.core.models import Row
from zabota.customers.models.customer import Customer
from zabota.customers.queries import OfCustomerQuerySet


@pghistory.track()
class Identity(Row):
    """One address by which a customer is known. `value` is normalised; `shown` is as it was given.

    `kind` is open: a channel kind names its own (`telegram`, `chat`), beside `email`, `phone`, `card`.
    """

    LABELS = {
        "email": _("E-mail"),
        "phone": _("Phone"),
        "card": pgettext_lazy("loyalty", "Card"),
        "chat": _("Site chat"),
        "telegram": "Telegram",
        "whatsapp": "WhatsApp",
        "viber": "Viber",
        "vk": "VK",
        "json": _("Own channel"),
    }

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="identities")
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=254)
    shown = models.CharField(max_length=254)
    verified_at = models.DateTimeField(null=True, blank=True)

    objects = OfCustomerQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "identities"
        constraints = [models.UniqueConstraint(fields=["kind", "value"], name="identity_once")]

    def __str__(self) -> str:
        return self.shown

    @property
    def spoken(self) -> str:
        """What people can read and say: of a visitor, whom only a number tells, where they wrote."""
        return str(self.LABELS["chat"]) if self.kind == "chat" else self.shown
