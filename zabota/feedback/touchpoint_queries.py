from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from zabota.company.models import User


class JudgementQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "JudgementQuerySet":
        """As the touchpoint that is judged."""
        touchpoints = self.model._meta.get_field("touchpoint").related_model
        return self.filter(touchpoint__in=touchpoints.objects.visible_to(user))  # type: ignore[union-attr]

    def latest_each(self) -> "JudgementQuerySet":
        """The one that counts for each touchpoint."""
        return self.order_by("touchpoint_id", "-at", "-id").distinct("touchpoint_id")


class QuizQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "QuizQuerySet":
        """One's own; whoever leads the quality of service sees everybody's, to train them."""
        if user.may("feedback.design") and user.sees_all_branches:
            return self
        return self.filter(user=user)

    def ended(self) -> "QuizQuerySet":
        return self.exclude(ended_at=None)
