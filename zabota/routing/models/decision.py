from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.desk.models import Conversation
from zabota.routing.models.policy import RoutingPolicy
from zabota.routing.queries import RoutingDecisionQuerySet

USER = settings.AUTH_USER_MODEL


class RoutingDecision(models.Model):
    """To whom a conversation was given and why; without a `user` why it fits nobody yet.

    `considered` holds what was asked for, and of everybody what spoke against them.
    """

    class Because(models.TextChoices):
        OPENED = "opened", _("it began")
        WAITING = "waiting", _("somebody became free")
        ABSENT = "absent", _("its person is absent")
        ASKED = "asked", _("somebody asked for it")

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="routing_decisions")
    policy = models.ForeignKey(RoutingPolicy, models.SET_NULL, null=True, related_name="+")
    criterion = models.CharField(max_length=30)
    because = models.CharField(max_length=10, choices=Because)
    user = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    considered = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    objects = RoutingDecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"], name="one_open_routing_question", condition=Q(user=None)
            )
        ]

    def __str__(self) -> str:
        return f"#{self.conversation_id} to {self.user_id}"


class Turn(models.Model):
    """Whose turn it is in one policy (see `choosing.choose`)."""

    policy = models.ForeignKey(RoutingPolicy, models.CASCADE, related_name="turns")
    user = models.ForeignKey(USER, models.CASCADE, related_name="+")
    turns = models.IntegerField(default=0)
    given = models.IntegerField(default=0)
    last_given_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["policy", "user"], name="turn_once")]

    def __str__(self) -> str:
        return f"{self.policy_id} {self.user_id}: {self.turns}"
