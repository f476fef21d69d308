import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch
from zabota.core.models import Row
from zabota.customers.models.organisation import Company, Household
from zabota.customers.queries import CustomerQuerySet, privacies_with_remarks


@pghistory.track(exclude=["note"])  # a remark must be erasable; see actions/choose_privacy.py
class Customer(Row):
    """A person we serve. One who was merged into another stays, points there and is shown no more."""

    class Privacy(models.TextChoices):
        UNASKED = "unasked", _("not asked yet")
        PRIVATE = "private", _("privacy: only what the service needs")
        PERSONAL = "personal", _("personal: remember what I like")

    name = models.CharField(max_length=160, blank=True)
    language = models.CharField(max_length=5, blank=True)
    customer_class = models.CharField(max_length=20, blank=True)
    is_corporate = models.BooleanField(default=False)
    company = models.ForeignKey(Company, models.SET_NULL, null=True, blank=True, related_name="customers")
    household = models.ForeignKey(Household, models.SET_NULL, null=True, blank=True, related_name="customers")
    branches = models.ManyToManyField(Branch, blank=True, related_name="customers")
    manager = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="own_customers"
    )
    privacy = models.CharField(max_length=10, choices=Privacy, default=Privacy.UNASKED)
    note = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    """Since then the row names nobody and only keeps figures together."""
    version = models.PositiveIntegerField(default=1)

    objects = CustomerQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name or str(_("Customer %(number)d") % {"number": self.id})

    @property
    def wants_personal_service(self) -> bool:
        """Personal remarks are used only where the customer chose it."""
        return self.privacy == self.Privacy.PERSONAL

    @property
    def keeps_remarks(self) -> bool:
        """Whether wishes, expectations, household and note may be kept and shown."""
        return self.privacy in privacies_with_remarks()
