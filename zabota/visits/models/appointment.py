from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.channels.models import Inbox
from zabota.company.models import Branch
from zabota.core.links import is_genuine, make_token, new_nonce
from zabota.core.models import Row
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.reception.models import Consultation
from zabota.visits.queries import AppointmentQuerySet

PURPOSE = "appointment"


class Appointment(Row):
    """A customer is expected: when, where, what for, by whom; by video with a `consultation`.

    Booked, confirmed, past, held, missed, called off are read from moments. `inbox` is the way of writing
    that was chosen, `conversation` the talk in which it was booked. `word` is what the customer said
    afterwards. `promised` is told to the customer, who is asked afterwards whether it was done.
    """

    class Ending(models.TextChoices):
        HELD = "held", _("took place")
        MISSED = "missed", _("the customer did not come")
        CALLED_OFF = "called_off", _("called off")

    class Word(models.TextChoices):
        ALL = "all", _("it took place, and all that was promised was done")
        NOT_ALL = "not_all", _("it took place, but not all that was promised was done")
        NOT_HELD = "not_held", _("it did not take place")

    customer = models.ForeignKey(Customer, models.PROTECT, related_name="appointments")
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, blank=True, related_name="appointments")
    host = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    about = models.CharField(max_length=300)
    promised = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=30)
    booked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    conversation = models.ForeignKey(
        Conversation, models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    inbox = models.ForeignKey(Inbox, models.PROTECT, null=True, blank=True, related_name="+")
    consultation = models.OneToOneField(
        Consultation, models.PROTECT, null=True, blank=True, related_name="appointment"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Who wrote the customer's yes down; nobody when the customer said it by the link or in an answer."""
    move_asked_at = models.DateTimeField(null=True, blank=True)
    move_words = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ending = models.CharField(max_length=12, choices=Ending, blank=True)
    because = models.TextField(blank=True)
    word = models.CharField(max_length=10, choices=Word, blank=True)
    word_at = models.DateTimeField(null=True, blank=True)
    word_text = models.TextField(blank=True)
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    request_key = models.CharField(max_length=120, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "id"]
        indexes = [
            models.Index(fields=["branch", "starts_at"], name="appointment_of_branch"),
            models.Index(
                fields=["host", "starts_at"], name="appointment_of_host", condition=Q(ended_at=None)
            ),
            models.Index(fields=["starts_at", "id"], name="appointment_by_time"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["request_key"], name="appointment_once", condition=~Q(request_key="")
            )
        ]

    def __str__(self) -> str:
        return self.about

    @property
    def token(self) -> str:
        return make_token(PURPOSE, self.id, self.nonce)

    def is_opened_by(self, token: str) -> bool:
        return is_genuine(token, PURPOSE, self.id, self.nonce)

    @property
    def ends_at(self) -> datetime:
        """As booked."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_to_come(self) -> bool:
        return self.ended_at is None and self.starts_at > timezone.now()

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    @property
    def state(self) -> str:
        """held, missed, called_off; past (nobody has said how it went); moving, confirmed, booked."""
        if self.ending:
            return self.ending
        if self.starts_at <= timezone.now():
            return "past"
        if self.move_asked_at:
            return "moving"
        return "confirmed" if self.confirmed_at else "booked"
