from django.db import models

from zabota.channels.models.dispatch import Dispatch
from zabota.channels.models.inbox import Inbox
from zabota.channels.queries import OfInboxQuerySet
from zabota.core.models import Row


class Parcel(Row):
    """One thing that a provider took as part of a dispatch (a text, a picture, a part), and its fate.

    It is committed as soon as the provider took it, so that a dispatch of several goes on where it stopped.
    """

    inbox = models.ForeignKey(Inbox, models.PROTECT, related_name="+")
    dispatch = models.ForeignKey(Dispatch, models.CASCADE, related_name="parcels")
    number = models.PositiveSmallIntegerField()
    external_id = models.CharField(max_length=250, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)

    objects = OfInboxQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dispatch", "number"], name="parcel_once")]
        indexes = [models.Index(fields=["inbox", "external_id"], name="parcel_by_its_id")]

    def __str__(self) -> str:
        return self.external_id
