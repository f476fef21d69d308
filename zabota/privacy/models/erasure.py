from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.core.crypto import EncryptedJSONField
from zabota.core.models import Row
from zabota.privacy.queries import ErasureQuerySet


class Erasure(Row):
    """The proof that a person was erased: what went where, when, by whom. It names nobody.

    `digest` is taken over what stands here and over the certificate before, so that none can be changed or
    left out unseen. `looked_for` are the person's names and addresses, sealed until every text was looked
    through for them, and then gone.
    """

    class Because(models.TextChoices):
        ASKED = "asked", _("the person asked for it")
        CONSENT = "consent", _("consent was withdrawn")
        MISTAKE = "mistake", _("the data should not have been kept")
        RESTORED = "restored", _("erased before; a restored copy had brought it back")

    customer_ids = ArrayField(models.BigIntegerField())
    born = models.CharField(max_length=64)
    """Tells after a restore that a card is the same: the hash of its number and its first moment."""
    because = models.CharField(max_length=10, choices=Because)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    counts: Any = models.JSONField(default=dict)
    """Table -> {"gone", "emptied", "history"} rows; "files" -> how many."""
    looked_for = EncryptedJSONField(null=True)
    looked_at = models.DateTimeField(null=True)
    found: Any = models.JSONField(default=dict)
    """After the look: {"tables", "columns", "mended": {column: rows}, "left", "shared_name"}."""
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, blank=True)

    objects = ErasureQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["id"], name="erasure_unfinished", condition=Q(looked_at=None)),
        ]

    def __str__(self) -> str:
        return f"E{self.id}"

    @property
    def rows(self) -> int:
        """How many rows went or were emptied, history included."""
        return sum(sum(one.values()) for name, one in self.counts.items() if name != "files")

    @property
    def files(self) -> int:
        return self.counts.get("files", 0)
