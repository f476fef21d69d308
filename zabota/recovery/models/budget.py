import pghistory
from django.db import models
from django.db.models import Q

from zabota.company.models import Branch
from zabota.recovery.queries import OfBranchQuerySet


@pghistory.track()
class GoodwillBudget(models.Model):
    """How much goodwill a branch may cost in a month, from this month on; without a branch, what is of none.

    `month` is the first day of the month; the latest row up to a month holds for it.
    """

    branch = models.ForeignKey(Branch, models.CASCADE, null=True, blank=True, related_name="goodwill_budgets")
    month = models.DateField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)

    objects = OfBranchQuerySet.as_manager()

    class Meta:
        ordering = ["branch", "-month"]
        constraints = [
            models.UniqueConstraint(fields=["branch", "month"], name="budget_once", nulls_distinct=False),
            models.CheckConstraint(condition=Q(amount__gte=0), name="budget_no_less_than_nothing"),
            models.CheckConstraint(condition=Q(month__day=1), name="budget_of_a_whole_month"),
        ]

    def __str__(self) -> str:
        return f"{self.branch or '–'}, {self.month:%Y-%m}: {self.amount}"
