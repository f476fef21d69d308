from django.db import models
from django.db.models import Q

from zabota.channels.models.inbox import Inbox
from zabota.channels.queries import DispatchQuerySet
from zabota.core.crypto import EncryptedJSONField
from zabota.core.models import Row, StoredFile


class Dispatch(Row):
    """One thing to be sent through an inbox: the visible outbox.

    `about` names what it says, e.g. message-12. `body` may hold [[links]] that are filled in only on sending.
    """

    inbox = models.ForeignKey(Inbox, models.PROTECT, related_name="dispatches")
    about = models.CharField(max_length=60, blank=True)
    to = models.CharField(max_length=254)
    to_name = models.CharField(max_length=160, blank=True)
    copies = models.JSONField(default=list, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField()
    links = models.JSONField(default=dict, blank=True)
    """Placeholder name -> [purpose, row id, ...]: made into a working link when it is sent (`links.py`)."""
    sealed_body = EncryptedJSONField(null=True, blank=True)
    """Instead of `body`, for words nobody here may read, e.g. a password link; gone once it was sent."""
    message_id = models.CharField(max_length=250, unique=True)
    in_reply_to = models.CharField(max_length=998, blank=True)
    references = models.TextField(blank=True)
    is_automatic = models.BooleanField(default=False)
    files = models.ManyToManyField(StoredFile, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    sending_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    uncertain_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    problem = models.TextField(blank=True)
    external_id = models.CharField(max_length=250, blank=True)
    sms_parts = models.PositiveSmallIntegerField(default=0, db_default=0)
    """How many SMS it is; 0 on channels that do not count them."""

    objects = DispatchQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "dispatches"
        indexes = [
            models.Index(fields=["about"], name="dispatch_about"),
            models.Index(fields=["to", "id"], name="dispatch_to_no_mail", condition=~Q(to__contains="@")),
            models.Index(fields=["id"], name="dispatch_unsent", condition=Q(sent_at=None, failed_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.to}: {self.subject}"
