import secrets
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from zabota.asking.queries import OfBranchQuerySet
from zabota.company.models import Branch
from zabota.core.crypto import EncryptedJSONField
from zabota.core.models import Row
from zabota.feedback.models import Survey, Touchpoint


def new_key() -> str:
    """256 random bits, as a till keeps them."""
    return secrets.token_hex(32)


class Till(Row):
    """A cash desk that prints our links on its receipts; it signs them by itself, with its own key."""

    branch = models.ForeignKey(Branch, models.PROTECT, related_name="tills")
    name = models.CharField(max_length=80)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="+")
    smiley_touchpoint = models.ForeignKey(Touchpoint, models.PROTECT, null=True, blank=True, related_name="+")
    """What a smiley marks; the first touchpoint of the survey where empty."""
    key: Any = EncryptedJSONField(default=new_key)
    earlier_key: Any = EncryptedJSONField(null=True, blank=True)
    earlier_until = models.DateTimeField(null=True, blank=True)
    """Until when receipts printed with the key before are still good."""
    cashiers: Any = models.JSONField(default=dict, blank=True)
    """The cash desk's own code of a cashier -> the user's id."""
    switched_off_at = models.DateTimeField(null=True, blank=True)

    objects = OfBranchQuerySet.as_manager()

    class Meta:
        ordering = ["branch__name", "name"]
        constraints = [models.UniqueConstraint(fields=["branch", "name"], name="till_once")]

    def __str__(self) -> str:
        return self.name

    def keys(self, at: datetime | None = None) -> list[str]:
        """Those that may have signed a link that comes now."""
        is_still_good = self.earlier_until is not None and self.earlier_until > (at or timezone.now())
        return [self.key, *([self.earlier_key] if self.earlier_key and is_still_good else [])]
