import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from zabota.core.models import Row
from zabota.customers.models.customer import Customer
from zabota.customers.queries import ConsentQuerySet


@pghistory.track()
class Consent(Row):
    """Leave to use data or write, for one purpose, with date and source; withdrawn, it stays as a fact."""

    class Purpose(models.TextChoices):
        SURVEYS = "surveys", _("asking for your opinion after a visit")
        NEWS = "news", _("news and offers")
        REMINDERS = "reminders", _("reminders of your appointments")
        PERSONAL = "personal", _("remembering your wishes to serve you better")

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose)
    given_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=200)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["customer", "purpose"], name="consent_once")]

    def __str__(self) -> str:
        return self.purpose

    @property
    def is_in_force(self) -> bool:
        return self.given_at is not None and self.withdrawn_at is None
