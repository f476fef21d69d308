from django.db import models
from django.db.models import F, Q

from zabota.company.models.branch import Branch


class BusinessHours(models.Model):
    """One interval of opening on one weekday; without a branch it is the company's usual one."""

    branch = models.ForeignKey(Branch, models.CASCADE, null=True, blank=True, related_name="business_hours")
    weekday = models.PositiveSmallIntegerField(help_text="0 is Monday")
    opens_at = models.TimeField()
    closes_at = models.TimeField(help_text="00:00 means midnight at the end of the day")

    class Meta:
        ordering = ["weekday", "opens_at"]
        constraints = [models.CheckConstraint(condition=Q(weekday__lte=6), name="weekday_of_seven")]
        verbose_name_plural = "business hours"

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens_at:%H:%M}-{self.closes_at:%H:%M}"


class Holiday(models.Model):
    """A day that is unlike its weekday: closed, or open in one special interval."""

    branch = models.ForeignKey(Branch, models.CASCADE, null=True, blank=True, related_name="holidays")
    on = models.DateField()
    name = models.CharField(max_length=120)
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["branch", "on"], name="holiday_once", nulls_distinct=False),
            models.CheckConstraint(
                condition=Q(opens_at=None, closes_at=None) | Q(opens_at__lt=F("closes_at")),
                name="holiday_closed_or_one_interval",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.name}"
