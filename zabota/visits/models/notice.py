from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zabota.agenda.models import Task
from zabota.core.models import Row
from zabota.desk.models import Message
from zabota.visits.models.appointment import Appointment
from zabota.visits.queries import NoticeQuerySet


class Notice(Row):
    """One thing to be said around an appointment: to the customer, or to a colleague when the customer is
    silent. It is due, then sent or dropped with a reason.
    """

    class Kind(models.TextChoices):
        BOOKED = "booked", _("when it is")
        MOVED = "moved", _("the new time")
        CALLED_OFF = "called_off", _("that it is called off")
        REMINDER = "reminder", _("reminder")
        SOON = "soon", _("reminder shortly before")
        AFTER = "after", _("the question whether it took place")
        UNCONFIRMED = "unconfirmed", _("to a colleague: it is not confirmed")
        NO_WORD = "no_word", _("to a colleague: no word whether it took place")

    class Why(models.TextChoices):
        CHANGED = "changed", _("the appointment was moved or called off")
        ENDED = "ended", _("how it went is known already")
        ANSWERED = "answered", _("the customer has answered")
        LATE = "late", _("it is too late for it")
        QUIET = "quiet", _("people want quiet at that time")
        NO_CONSENT = "no_consent", _("the customer does not want reminders")
        NO_WAY = "no_way", pgettext_lazy("notice", "no address is known")
        NOBODY = "nobody", _("nobody is there to be told")

    TO_STAFF = (Kind.UNCONFIRMED, Kind.NO_WORD)
    BEFORE = (Kind.REMINDER, Kind.SOON, Kind.UNCONFIRMED)

    appointment = models.ForeignKey(Appointment, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=12, choices=Kind)
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    message = models.ForeignKey(Message, models.SET_NULL, null=True, blank=True, related_name="+")
    task = models.ForeignKey(Task, models.SET_NULL, null=True, blank=True, related_name="+")
    dropped_at = models.DateTimeField(null=True, blank=True)
    why_not = models.CharField(max_length=12, choices=Why, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "id"]
        indexes = [
            models.Index(
                fields=["due_at", "id"], name="notice_due", condition=Q(sent_at=None, dropped_at=None)
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["appointment", "kind"],
                name="notice_waits_once",
                condition=Q(sent_at=None, dropped_at=None),
            )
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def is_waiting(self) -> bool:
        return self.sent_at is None and self.dropped_at is None

    @property
    def is_for_staff(self) -> bool:
        return self.kind in self.TO_STAFF
