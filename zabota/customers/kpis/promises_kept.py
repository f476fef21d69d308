from urllib.parse import urlencode

from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.customers.models import Promise
from zabota.customers.queries import PromiseQuerySet
from zabota.insight.kpi import Figure, Kpi, Part, Period, Scope, kpis
from zabota.insight.statistics.wilson import wilson

STATES = {
    "kept": (_("Kept in time"), Q(kept_at__lte=F("due_at"))),
    "late": (_("Kept late"), Q(kept_at__gt=F("due_at"))),
    "broken": (_("Broken"), Q(broken_at__isnull=False)),
    "overdue": (_("Not kept yet"), Q(kept_at=None, broken_at=None)),
}


@kpis.register
class PromisesKept(Kpi):
    """The share of promises kept in time among those that fell due."""

    name = "promises_kept"
    label = _("Promises kept")
    unit = "share"
    permission = "customers.see"
    order = 60
    formula = _(
        "Promises kept by their moment, divided by all promises whose moment came in the period: kept, late, "
        "broken and not kept yet. The interval is Wilson's."
    )

    def value(self, period: Period, scope: Scope) -> Figure:
        due = fallen_due(period, scope)
        counts = {state: due.filter(condition).count() for state, (_label, condition) in STATES.items()}
        n = sum(counts.values())
        share = wilson(counts["kept"], n)
        if share is None:
            return Figure(value=None, n=0)
        parts = tuple(
            Part(label, Figure(value=counts[state] / n, n=n), self._url(period, scope, state))
            for state, (label, _condition) in STATES.items()
        )
        return Figure(value=share.value, n=n, low=share.low, high=share.high, parts=parts)

    def rows_url(self, period: Period, scope: Scope) -> str:
        return self._url(period, scope, "due")

    def _url(self, period: Period, scope: Scope, state: str) -> str:
        asked = {"state": state, "from": period.start.isoformat(), "to": period.end.isoformat()}
        if scope.branch_id:
            asked["branch"] = str(scope.branch_id)
        return f"{reverse('customers:promises')}?{urlencode(asked)}"


def fallen_due(period: Period, scope: Scope) -> PromiseQuerySet:
    """Promises whose moment came in the period, until now."""
    due = Promise.objects.visible_to(scope.user).filter(
        due_at__gte=period.start, due_at__lt=min(period.end, timezone.now())
    )
    return due.filter(customer__branches=scope.branch_id) if scope.branch_id else due
