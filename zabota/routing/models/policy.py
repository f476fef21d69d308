import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from zabota.channels.models import Inbox
from zabota.company.models import Branch, Skill, Team
from zabota.core.models import Row
from zabota.routing.criterion import criterion_choices
from zabota.routing.queries import RoutingPolicyQuerySet


@pghistory.track()
class RoutingPolicy(Row):
    """By which criterion conversations are given to people, and which ones; of those that fit the one of
    smallest `order` counts. What is empty means all.

    `to_team` hands them to another team first. With `match_...` only whoever has that skill fits.
    """

    class Client(models.TextChoices):
        PRIVATE = "private", _("private persons")
        ORGANISATION = "organisation", _("organisations")

    class Continuity(models.TextChoices):
        ONE_OFF = "one_off", _("who come for the first time")
        CONTINUOUS = "continuous", _("who came before")

    name = models.CharField(max_length=120, unique=True)
    order = models.PositiveSmallIntegerField(default=100)
    criterion = models.CharField(max_length=30, choices=criterion_choices, default="round_robin")
    inboxes = models.ManyToManyField(Inbox, blank=True, related_name="+")
    branches = models.ManyToManyField(Branch, blank=True, related_name="+")
    teams = models.ManyToManyField(Team, blank=True, related_name="+")
    topics = models.ManyToManyField(Skill, blank=True, related_name="+")
    languages = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    customer_classes = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    client = models.CharField(max_length=12, choices=Client, blank=True)
    continuity = models.CharField(max_length=12, choices=Continuity, blank=True)
    to_team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+")
    match_language = models.BooleanField(default=True)
    match_topic = models.BooleanField(default=True)
    match_class = models.BooleanField(default=True)
    only_in_hours = models.BooleanField(default=False)
    switched_off_at = models.DateTimeField(null=True, blank=True)

    objects = RoutingPolicyQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        verbose_name_plural = "routing policies"

    def __str__(self) -> str:
        return self.name
