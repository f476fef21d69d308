from django.contrib.postgres.fields import ArrayField
from django.db import models

from zabota.core.models import Row
from zabota.desk.models import Conversation
from zabota.rules.did import DID
from zabota.rules.models.rule import Rule
from zabota.rules.queries import RuleRunQuerySet


class RuleRun(Row):
    """What a rule did to one conversation, or why it could not. `key` names the event: once each."""

    rule = models.ForeignKey(Rule, models.CASCADE, related_name="runs")
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="rule_runs")
    key = models.CharField(max_length=80)
    depth = models.PositiveSmallIntegerField(default=0)
    did = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    problem = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    objects = RuleRunQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rule", "key"], name="rule_run_once")]
        indexes = [
            models.Index(fields=["rule", "-at", "-id"], name="rule_run_newest"),
            models.Index(fields=["conversation", "-at"], name="rule_run_of_conversation"),
        ]

    def __str__(self) -> str:
        return f"{self.rule_id}: {self.conversation_id}"

    @property
    def in_words(self) -> str:
        return ", ".join(str(DID.get(name, name)) for name in self.did)
