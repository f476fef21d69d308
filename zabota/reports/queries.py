from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from zabota.desk.queries import unless_confided

if TYPE_CHECKING:
    from zabota.company.models import User


def seen_by(user: "User", prefix: str = "") -> Q:
    """Figures of one's own branches; of all for whoever sees all."""
    if not user.may("reports.see"):
        return Q(pk__in=[])
    return Q() if user.sees_all_branches else Q(**{f"{prefix}branch__in": user.branch_ids})


class ContactFactQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "ContactFactQuerySet":
        return self.filter(seen_by(user))

    def rows_for(self, user: "User") -> "ContactFactQuerySet":
        """What may be shown one by one: figures count confidential ones too, rows do not name them."""
        return self.visible_to(user).filter(unless_confided(user))


class AnswerFactQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "AnswerFactQuerySet":
        return self.filter(seen_by(user, "contact__"))


class DayQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "DayQuerySet":
        return self.filter(seen_by(user))

    def between(self, first: date, last: date) -> "DayQuerySet":
        """From `first` up to and including `last`."""
        return self.filter(on__gte=first, on__lte=last)
