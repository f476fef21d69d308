from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone

from zabota.desk.queries import seen_by, unless_confided

if TYPE_CHECKING:
    from zabota.company.models import User


class TaskQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "TaskQuerySet":
        """One's own, those one set, and what hangs on a conversation one sees; who sees all branches, all."""
        if not user.may("agenda.use"):
            return self.none()
        if user.sees_all_branches:
            return self.filter(Q(owner=user) | Q(set_by=user) | unless_confided(user))
        hung = Q(conversation__isnull=False) & seen_by(user, "conversation__")
        return self.filter(Q(owner=user) | Q(set_by=user) | hung)

    def open(self) -> "TaskQuerySet":
        return self.filter(done_at=None)

    def overdue(self) -> "TaskQuerySet":
        return self.open().filter(due_at__lt=timezone.now())

    def done(self) -> "TaskQuerySet":
        return self.exclude(done_at=None)

    def follow_ups(self) -> "TaskQuerySet":
        return self.filter(kind="follow_up")


class FollowUpRuleQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "FollowUpRuleQuerySet":
        """They are the whole company's."""
        return self if user.may("agenda.set") else self.none()

    def in_force(self) -> "FollowUpRuleQuerySet":
        return self.filter(ended_at=None)
