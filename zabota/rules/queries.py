from typing import TYPE_CHECKING

from django.db import models

from zabota.desk.queries import seen_by

if TYPE_CHECKING:
    from zabota.company.models import User


class RuleQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "RuleQuerySet":
        return self if user.may("rules.manage") else self.none()

    def in_force(self) -> "RuleQuerySet":
        return self.exclude(switched_on_at=None)


class RuleRunQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "RuleRunQuerySet":
        """What a rule did to a conversation is seen by whoever sees the conversation."""
        return self.filter(seen_by(user, "conversation__"))
