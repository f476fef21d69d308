"""What the figures of complaints have in common: which complaints, and where they stand."""

from urllib.parse import urlencode

from django.urls import reverse

from zabota.complaints.models import Complaint
from zabota.complaints.queries import ComplaintQuerySet
from zabota.insight.kpi import Figure, Period, Scope
from zabota.insight.statistics.wilson import wilson


def complaints_of(scope: Scope) -> ComplaintQuerySet:
    """What the user may see; suggestions are no complaints and are left out."""
    rows = Complaint.objects.visible_to(scope.user).exclude(kind=Complaint.Kind.SUGGESTION)
    return rows.filter(branch=scope.branch_id) if scope.branch_id else rows


def received_in(period: Period, scope: Scope) -> ComplaintQuerySet:
    return complaints_of(scope).filter(received_at__gte=period.start, received_at__lt=period.end)


def share(count: int, n: int) -> Figure:
    """A share with its 95 % Wilson interval; no value of nothing."""
    found = wilson(count, n)
    return Figure(found.value, n, found.low, found.high) if found else Figure(None, 0)


def list_url(view: str, scope: Scope, period: Period, **more: str) -> str:
    """The register narrowed to what a figure counted."""
    query: dict[str, object] = {"view": view, **more}
    if scope.branch_id:
        query["branch"] = scope.branch_id
    query |= {"since": period.start.isoformat(), "until": period.end.isoformat()}
    return f"{reverse('complaints:complaints')}?{urlencode(query)}"
