import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Role
from zabota.core.models import Row
from zabota.recovery.models.case import RecoveryCase
from zabota.recovery.queries import GoodwillQuerySet


@pghistory.track()
class Goodwill(Row):
    """What we gave to make up for it, what it cost, and whether it was within the giver's limit.

    Beyond the limit it is only proposed, until somebody with a larger one agrees.
    """

    class Kind(models.TextChoices):
        MONEY = "money", _("money back")
        COSTS = "costs", _("costs repaid")
        DISCOUNT = "discount", _("discount")
        POINTS = "points", _("points")
        GIFT = "gift", _("gift")

    class Review(models.TextChoices):
        """What the lead thinks of it afterwards; nothing is taken back."""

        RIGHT = "right", _("right")
        TOO_MUCH = "too_much", _("too much")
        TOO_LITTLE = "too_little", _("too little")

    case = models.ForeignKey(RecoveryCase, models.CASCADE, related_name="goodwill")
    kind = models.CharField(max_length=10, choices=Kind)
    what = models.CharField(max_length=200)
    cost = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    limit = models.DecimalField(max_digits=12, decimal_places=2)
    within_limit = models.BooleanField()
    """Given at once: within the giver's limit and the branch's budget of the month."""
    within_budget = models.BooleanField(default=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True, blank=True)

    declined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    declined_at = models.DateTimeField(null=True, blank=True)
    declined_why = models.TextField(blank=True)
    review = models.CharField(max_length=10, choices=Review, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    review_note = models.TextField(blank=True)

    objects = GoodwillQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "goodwill"
        constraints = [
            models.CheckConstraint(condition=Q(cost__gte=0), name="goodwill_costs_no_less_than_nothing"),
            models.CheckConstraint(
                condition=Q(declined_at=None) | Q(within_limit=False, agreed_at=None),
                name="goodwill_declined_was_only_proposed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what}: {self.cost} {self.currency}"

    @property
    def is_given(self) -> bool:
        return self.within_limit or self.agreed_by_id is not None

    @property
    def is_declined(self) -> bool:
        return self.declined_at is not None


@pghistory.track()
class GoodwillLimit(models.Model):
    """How much someone of a role may give on one case without asking."""

    role = models.OneToOneField(Role, models.CASCADE, related_name="goodwill_limit")
    amount = models.DecimalField(max_digits=12, decimal_places=2)

    def __str__(self) -> str:
        return f"{self.role}: {self.amount}"
