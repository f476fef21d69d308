from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zabota.asking.models.till import Till
from zabota.asking.queries import OfReceiptQuerySet, OfTillQuerySet, VoucherQuerySet
from zabota.core.models import Row
from zabota.feedback.models import Invitation


class Receipt(Row):
    """A receipt that somebody answered from, once. Printed ones that nobody answered are not known to us."""

    till = models.ForeignKey(Till, models.PROTECT, related_name="receipts")
    number = models.CharField(max_length=40)
    bought_at = models.DateTimeField()
    cashier = models.CharField(max_length=20, blank=True)
    """The cash desk's own code."""
    employee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    invitation = models.OneToOneField(
        Invitation, models.CASCADE, null=True, blank=True, related_name="receipt"
    )

    objects = OfTillQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["till", "number", "bought_at"], name="receipt_once")]
        indexes = [models.Index(fields=["till", "-bought_at"], name="receipt_of_till")]

    def __str__(self) -> str:
        return self.number


class Smiley(Row):
    """One of five smileys from a receipt: 1 is indignant, 5 fully satisfied (S3-210)."""

    receipt = models.OneToOneField(Receipt, models.CASCADE, related_name="smiley")
    value = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(5)])
    at = models.DateTimeField(default=timezone.now)
    device = models.CharField(max_length=40, blank=True)

    objects = OfReceiptQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(value__gte=1, value__lte=5), name="smiley_of_five")]
        indexes = [models.Index(fields=["-at"], name="smiley_newest")]

    def __str__(self) -> str:
        return str(self.value)


class Voucher(Row):
    """A discount for who was not satisfied: a code that works once, at a cash desk of ours."""

    smiley = models.OneToOneField(Smiley, models.CASCADE, related_name="voucher")
    code = models.CharField(max_length=12, unique=True)
    percent = models.DecimalField(max_digits=4, decimal_places=1)
    expires_at = models.DateTimeField()
    redeemed_at = models.DateTimeField(null=True, blank=True)
    redeemed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    bill = models.CharField(max_length=40, blank=True)
    """The bill it was taken off."""

    objects = VoucherQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-redeemed_at"], name="voucher_redeemed")]

    def __str__(self) -> str:
        return f"{self.percent} %"

    @property
    def is_usable(self) -> bool:
        return self.redeemed_at is None and self.expires_at > timezone.now()
