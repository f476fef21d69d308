from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from zabota.core.pauses import over

if TYPE_CHECKING:
    from zabota.company.models import User


class WebhookQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "WebhookQuerySet":
        """All, for whoever sees all branches; else one's own and those of one's branches."""
        if not user.may("webhooks.manage"):
            return self.none()
        if user.sees_all_branches:
            return self
        return self.filter(Q(owner=user) | Q(branch__in=user.branch_ids))

    def switched_on(self) -> "WebhookQuerySet":
        return self.filter(switched_off_at=None)


class TellingQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "TellingQuerySet":
        webhooks: Any = self.model._meta.get_field("webhook").related_model
        return self.filter(webhook__in=webhooks.objects.visible_to(user))

    def waiting(self) -> "TellingQuerySet":
        return self.filter(told_at=None, given_up_at=None)

    def due(self, now: datetime) -> "TellingQuerySet":
        return self.waiting().filter(over("next_try_at", now))

    def told(self) -> "TellingQuerySet":
        return self.exclude(told_at=None)

    def given_up(self) -> "TellingQuerySet":
        return self.exclude(given_up_at=None)
