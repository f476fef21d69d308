import hashlib
import json

import pghistory
from django.db import models

from zabota.answers.deeds import Deeds
from zabota.core.models import Row
from zabota.rules.conditions import Conditions
from zabota.rules.queries import RuleQuerySet
from zabota.rules.triggers import trigger_choices


@pghistory.track()
class Rule(Row):
    """When - if - then. It acts only while `switched_on_at` is set; a change switches it off."""

    name = models.CharField(max_length=120, unique=True)
    order = models.PositiveSmallIntegerField(default=100)
    trigger = models.CharField(max_length=12, choices=trigger_choices)
    conditions = models.JSONField(default=dict, blank=True)
    deeds = models.JSONField(default=dict)
    switched_on_at = models.DateTimeField(null=True, blank=True)

    objects = RuleQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def asks(self) -> Conditions:
        return Conditions.of(self.conditions)

    @property
    def does(self) -> Deeds:
        return Deeds.of(self.deeds)

    @property
    def print(self) -> str:
        """What was looked at: another rule, or the same after a change, has another print."""
        content = json.dumps([self.pk, self.trigger, self.conditions, self.deeds], sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()[:24]
