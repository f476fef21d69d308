from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from zabota.asides.models.aside import Aside
from zabota.asides.queries import OfAsideQuerySet
from zabota.channels.models import Delivery, Dispatch
from zabota.core.models import Row, StoredFile


class AsideMessage(Row):
    """One mail of an aside: ours has a `user` and a dispatch, theirs a delivery.

    `is_automatic`: a machine of theirs wrote it (an absence note, a bounce), so we still wait.
    """

    aside = models.ForeignKey(Aside, models.CASCADE, related_name="messages")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    message_id = models.CharField(max_length=998, blank=True)
    is_automatic = models.BooleanField(default=False)
    delivery = models.OneToOneField(Delivery, models.PROTECT, null=True, blank=True, related_name="+")
    dispatch = models.OneToOneField(Dispatch, models.PROTECT, null=True, blank=True, related_name="+")
    files = models.ManyToManyField(StoredFile, blank=True, related_name="+")
    request_key = models.CharField(max_length=120, blank=True)

    objects = OfAsideQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["message_id"], name="aside_message_by_its_id", condition=~Q(message_id=""))
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["request_key"], name="aside_message_once", condition=~Q(request_key="")
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_ours(self) -> bool:
        return self.delivery_id is None
