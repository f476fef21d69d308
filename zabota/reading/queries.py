from typing import TYPE_CHECKING, Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models import Q, Sum

from zabota.reading.days import Days

if TYPE_CHECKING:
    from zabota.company.models import User

SCORES = range(1, 11)
COLUMNS = [f"s{score}" for score in SCORES]
ANSWERS = ["answers", "critic_answers"]
STEPS = ["invited", "sent", "opened", "answered"]


class TallyQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "TallyQuerySet":
        """Where there is a branch, the user's own; what sums up all branches, only for those who see all."""
        if not user.may("feedback.see"):
            return self.none()
        if user.sees_all_branches:
            return self
        if not self.has("branch"):
            return self.none()
        return self.filter(branch__in=user.branch_ids)

    def within(self, days: Days) -> "TallyQuerySet":
        """Whole months by their one row, the rest day by day: a year costs little more than a month."""
        first, last = days.whole_months()
        if first >= last:
            return self.filter(span="d", starts_on__gte=days.start, starts_on__lt=days.end)
        return self.filter(
            Q(span="m", starts_on__gte=first, starts_on__lt=last)
            | Q(span="d", starts_on__gte=days.start, starts_on__lt=first)
            | Q(span="d", starts_on__gte=last, starts_on__lt=days.end)
        )

    def daily(self, days: Days) -> "TallyQuerySet":
        return self.filter(span="d", starts_on__gte=days.start, starts_on__lt=days.end)

    def monthly(self, days: Days) -> "TallyQuerySet":
        """Whole months only."""
        first, last = days.whole_months()
        return self.filter(span="m", starts_on__gte=first, starts_on__lt=last)

    def summed(self, *keys: str) -> "models.QuerySet[Any, dict[str, Any]]":
        """A row for each combination of `keys`: them, s1 to s10, and answers where they are kept."""
        return self.order_by().values(*keys).annotate(**{name: Sum(name) for name in self.counted()})

    def summed_by_each(self, *keys: str) -> dict[str, list[dict[str, Any]]]:
        """Key -> what `summed(key)` gives: for all keys together in one pass over the table."""
        counted = self.counted()
        found: dict[str, list[dict[str, Any]]] = {key: [] for key in keys}
        try:
            picked, values = self.order_by().values(*keys, *counted).query.sql_with_params()
        except EmptyResultSet:
            return found
        columns = [*keys, *(f"grouping({key})" for key in keys), *(f"sum({name})" for name in counted)]
        sets = ", ".join(f"({key})" for key in keys)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {', '.join(columns)} FROM ({picked}) it GROUP BY GROUPING SETS ({sets})",  # noqa: S608
                values,
            )
            for row in cursor:
                place = row[len(keys) : 2 * len(keys)].index(0)
                sums = dict(zip(counted, row[2 * len(keys) :], strict=True))
                found[keys[place]].append({keys[place]: row[place], **sums})
        return found

    def total(self) -> dict[str, int]:
        """All of it in one row; zeros when there is nothing."""
        found = self.order_by().aggregate(**{name: Sum(name) for name in self.counted()})
        return {name: value or 0 for name, value in found.items()}

    def counted(self) -> list[str]:
        if self.has("invited"):
            return STEPS
        return COLUMNS + (ANSWERS if self.has("answers") else [])

    def has(self, field: str) -> bool:
        return field in {each.name for each in self.model._meta.fields}


class AnnouncedChangeQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "AnnouncedChangeQuerySet":
        """What was made better in the user's branches, and in all of them."""
        if not user.may("feedback.see"):
            return self.none()
        if user.sees_all_branches:
            return self
        return self.filter(Q(branches=None) | Q(branches__in=user.branch_ids)).distinct()

    def in_force(self) -> "AnnouncedChangeQuerySet":
        return self.filter(withdrawn_at=None)


class AlarmQuerySet(models.QuerySet):
    def visible_to(self, user: "User") -> "AlarmQuerySet":
        """A branch's alarms are its people's; those of everywhere are for who sees all branches."""
        if not user.may("feedback.see"):
            return self.none()
        return self if user.sees_all_branches else self.filter(branch__in=user.branch_ids)

    def open(self) -> "AlarmQuerySet":
        return self.filter(settled_at=None)
