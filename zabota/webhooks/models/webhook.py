import base64
import secrets

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Branch
from zabota.core.crypto import EncryptedJSONField
from zabota.core.models import Row
from zabota.webhooks.queries import WebhookQuerySet

PREFIX = "whsec_"
SECRET_BYTES = 32


def new_secret() -> str:
    """As Standard Webhooks write it: a prefix, then the key in base64."""
    return PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


@pghistory.track(exclude=["secret", "former_secret", "failures", "paused_until", "failing_since"])
class Webhook(Row):
    """An address of another system that is told what happens here: what its owner may see, and no more."""

    class Because(models.TextChoices):
        ASKED = "asked", _("switched off by hand")
        GONE = "gone", _("the other side said that the address is gone for good")
        SILENT = "silent", _("the address did not take anything for three days")

    name = models.CharField(max_length=80)
    url = models.CharField(max_length=500)
    happenings = ArrayField(models.CharField(max_length=60), default=list)
    """Names of `core/outside.py`."""
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="webhooks")
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="+")
    with_words = models.BooleanField(default=False)
    secret = EncryptedJSONField(default=new_secret)
    former_secret = EncryptedJSONField(null=True, blank=True)
    former_until = models.DateTimeField(null=True, blank=True)
    switched_off_at = models.DateTimeField(null=True, blank=True)
    switched_off_because = models.CharField(max_length=10, choices=Because, blank=True)
    failing_since = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    """In a row."""
    paused_until = models.DateTimeField(null=True, blank=True)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name
