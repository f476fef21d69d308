import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from zabota.company.models import Department
from zabota.core.models import Row
from zabota.improvement.queries import MeetingQuerySet, OfMeetingQuerySet


@pghistory.track()
class Meeting(Row):
    """One meeting of the commission: called, begun (its agenda stands still), closed with its minutes."""

    at = models.DateTimeField(unique=True)
    place = models.CharField(max_length=160, blank=True)
    chair = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)
    minutes = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    """Of the minutes: who writes from an older one is told, and loses nothing."""

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"

    @property
    def state(self) -> str:
        """called, under way, closed or called off."""
        if self.called_off_at:
            return "called off"
        if self.closed_at:
            return "closed"
        return "under way" if self.begun_at else "called"


class MeetingMember(Row):
    """Who is asked to come, from which department, what they answered, and whether they were there."""

    class Answer(models.TextChoices):
        NONE = "", _("no answer yet")
        COMES = "comes", _("comes")
        CANNOT = "cannot", _("cannot come")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="meetings")
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField(max_length=6, choices=Answer, blank=True, default=Answer.NONE)
    was_there = models.BooleanField(default=False)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        ordering = ["user__name", "id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "user"], name="invited_to_meeting_once")]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.user_id}"


@pghistory.track()
class AgendaItem(Row):
    """One point of a meeting as the data made it when it began, and the minutes of it.

    `topic` is a file in `agenda/`; `text` and `url` stand as they were.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    topic = models.CharField(max_length=30)
    key = models.CharField(max_length=60)
    text = models.TextField()
    url = models.CharField(max_length=300, blank=True)
    order = models.PositiveIntegerField(default=0)
    minutes = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "topic", "key"], name="on_the_agenda_once")]

    def __str__(self) -> str:
        return self.text[:80]
