from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.core.links import is_genuine, make_token, new_nonce
from zabota.core.models import Row
from zabota.custody.queries import DocumentQuerySet
from zabota.desk.models import Conversation

PURPOSE = "document"


class Document(Row):
    """A personal document we asked a customer for: why, until when, and in the end only what the check said.

    The file itself is sealed outside the database (`sealed.py`) and goes with the verdict. The customer may
    say no. States are read from moments.
    """

    class Kind(models.TextChoices):
        PASSPORT = "passport", _("passport or identity card")
        DIPLOMA = "diploma", _("diploma or certificate")
        CARD = "card", _("bank card")
        MEDICAL = "medical", _("medical document")
        PURCHASE = "purchase", _("proof of purchase")
        OTHER = "other", _("another document")

    class Verdict(models.TextChoices):
        FITS = "fits", _("it is in order")
        WRONG = "wrong", _("it is not in order")

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=10, choices=Kind)
    reason = models.TextField()
    """Why we cannot do without it, in words the customer reads."""
    needed_until = models.DateTimeField()
    """By then it is gone, checked or not."""
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    declined_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    filename = models.CharField(max_length=255, blank=True)
    sealed_as = models.CharField(max_length=40, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    remark = models.TextField(blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    destroyed_at = models.DateTimeField(null=True, blank=True)
    kept_because = models.TextField(blank=True)
    """Why it was needed longer than first said."""

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["needed_until"], name="document_held", condition=~Q(sealed_as="")),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} #{self.conversation_id}"

    @property
    def token(self) -> str:
        return make_token(PURPOSE, self.id, self.nonce)

    def is_opened_by(self, token: str) -> bool:
        return is_genuine(token, PURPOSE, self.id, self.nonce)

    @property
    def is_held(self) -> bool:
        """The file lies with us."""
        return bool(self.sealed_as)

    def is_over(self, at: datetime | None = None) -> bool:
        """Nothing more is expected of the customer."""
        return bool(self.checked_at or self.declined_at) or self.needed_until <= (at or timezone.now())
