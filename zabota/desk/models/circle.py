import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from zabota.desk.models.conversation import Conversation
from zabota.desk.queries import CircleQuerySet


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Circle(models.Model):
    """Who may see a confidential conversation: users and teams, besides its assignee and whoever confided it.

    The rule is asked of the conversation's own columns, which repeat it; every change stands in the audit.
    """

    conversation = models.OneToOneField(Conversation, models.CASCADE, primary_key=True, related_name="circle")
    users = ArrayField(models.BigIntegerField(), default=list)
    teams = ArrayField(models.BigIntegerField(), default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = CircleQuerySet.as_manager()

    def __str__(self) -> str:
        return f"#{self.conversation_id}"

    def copy_for(self, conversation_id: int) -> "Circle":
        """The same people for another conversation; not stored."""
        return Circle(
            conversation_id=conversation_id, users=self.users, teams=self.teams, by_id=self.by_id, at=self.at
        )
