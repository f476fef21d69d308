import secrets

import pghistory
from django.db import models

from zabota.channels.kind import ChannelKind, kind_choices, kinds
from zabota.channels.queries import InboxQuerySet
from zabota.company.models import Branch, Team
from zabota.core.crypto import EncryptedJSONField
from zabota.core.models import Row


def new_key() -> str:
    return secrets.token_urlsafe(18)


@pghistory.track(exclude=["secrets", "checked_at", "state", "trouble", "trouble_since"])
class Inbox(Row):
    """One configured account on a channel: support@…, the form on the site, the chat."""

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=30, choices=kind_choices)
    key = models.CharField(max_length=60, unique=True, default=new_key, editable=False)
    address = models.CharField(max_length=254, blank=True)
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="inboxes")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="inboxes")
    language = models.CharField(max_length=5, blank=True)
    settings = models.JSONField(default=dict, blank=True)
    secrets = EncryptedJSONField(null=True, blank=True)
    state = models.JSONField(default=dict, blank=True)
    """What the kind remembers between looks, e.g. UIDVALIDITY and the last UID."""
    own_hours = models.JSONField(default=dict, blank=True)
    """Weekday "0" (Monday) to "6" -> [["09:00", "18:00"], ...]; empty: the branch's hours."""
    tells_when_closed = models.BooleanField(default=False)
    switched_off_at = models.DateTimeField(null=True, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    trouble = models.TextField(blank=True)
    trouble_since = models.DateTimeField(null=True, blank=True)

    objects = InboxQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "inboxes"

    def __str__(self) -> str:
        return self.name

    @property
    def channel(self) -> ChannelKind:
        return kinds[self.kind]
