from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zabota.core.models import Row
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.reception.queries import ConsultationQuerySet


class Consultation(Row):
    """A booked talk by video: when, with whom, in which room. Booked, held, missed are read from moments."""

    class Ending(models.TextChoices):
        HELD = "held", _("we spoke")
        MISSED = "missed", _("the customer did not come")
        CALLED_OFF = "called_off", _("called off")

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="consultations")
    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="consultations")
    host = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="consultations")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=30)
    about = models.CharField(max_length=300, blank=True)
    room_url = models.URLField(max_length=500)
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=12, choices=Ending, blank=True)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        indexes = [
            models.Index(fields=["host", "starts_at"], name="consultation_booked", condition=Q(ended_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.customer}: {self.about}" if self.about else str(self.customer)

    @property
    def ends_at(self) -> datetime:
        """As booked."""
        return self.starts_at + timedelta(minutes=self.minutes)
