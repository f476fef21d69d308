"""Customers who told us openly what was wrong, and what they were promised for it."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from zabota.core.access import needs
from zabota.core.export import FORMATS, Column, export
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.recovery.models import Candour

COLUMNS = [
    Column(_("Customer"), lambda row: str(row.customer)),
    Column(_("Told in"), lambda row: row.source),
    Column(_("Branch"), lambda row: row.branch.name if row.branch else ""),
    Column(_("When"), lambda row: row.at),
    Column(_("Promised"), lambda row: row.promised),
]


@require_safe
@needs("recovery.see")
def candours(request: StaffRequest) -> HttpResponse:
    rows = Candour.objects.visible_to(request.user).select_related("customer", "branch")
    context: dict[str, Any] = {
        "page": page_by(rows, request.GET.get("page", ""), ("-at", "-id"), 30),
        "number": rows.count(),
        "customers": rows.values("customer").distinct().count(),
        "formats": FORMATS,
    }
    return render(request, "recovery/candour.html", context)


@require_safe
@needs("recovery.see")
def export_candours(request: StaffRequest, kind: str) -> HttpResponseBase:
    rows = Candour.objects.visible_to(request.user).select_related("customer", "branch")
    return export(kind, "candour", COLUMNS, rows.order_by("-at", "-id").iterator(chunk_size=1000))
