"""What the figures of recovery have in common: which cases, and where they stand."""

from urllib.parse import urlencode

from django.urls import reverse

from zabota.insight.kpi import Figure, Period, Scope
from zabota.insight.statistics.wilson import wilson
from zabota.recovery.models import RecoveryCase
from zabota.recovery.queries import CaseQuerySet


def cases_of(scope: Scope) -> CaseQuerySet:
    """What the user may see, without what was opened by mistake."""
    cases = RecoveryCase.objects.visible_to(scope.user).exclude(ending=RecoveryCase.Ending.MISTAKEN)
    return cases.filter(branch=scope.branch_id) if scope.branch_id else cases


def received_in(period: Period, scope: Scope) -> CaseQuerySet:
    return cases_of(scope).filter(received_at__gte=period.start, received_at__lt=period.end)


def closed_in(period: Period, scope: Scope) -> CaseQuerySet:
    return cases_of(scope).filter(closed_at__gte=period.start, closed_at__lt=period.end)


def share(count: int, n: int) -> Figure:
    """A share with its 95 % Wilson interval; no value of nothing."""
    found = wilson(count, n)
    if found is None:
        return Figure(None, 0)
    return Figure(found.value, n, found.low, found.high)


def list_url(view: str, scope: Scope, period: Period | None = None) -> str:
    """The list narrowed to what a figure counted."""
    query: dict[str, object] = {"view": view}
    if scope.branch_id:
        query["branch"] = scope.branch_id
    if period:
        query |= {"since": period.start.isoformat(), "until": period.end.isoformat()}
    return f"{reverse('recovery:cases')}?{urlencode(query)}"
