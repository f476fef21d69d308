from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from zabota.complaints.forms import branches_of
from zabota.complaints.listing import VIEWS, counts_of, narrowed, order_of
from zabota.complaints.models import Complaint
from zabota.core.access import needs
from zabota.core.export import FORMATS, Column, export
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest

WITH = ("customer", "branch", "touchpoint", "department", "employee", "owner")
COLUMNS = [
    Column(_("Number"), str),
    Column(_("What it is"), lambda complaint: complaint.get_kind_display()),
    Column(_("How it reached us"), lambda complaint: complaint.get_source_display()),
    Column(_("Customer"), lambda complaint: complaint.who),
    Column(_("Branch"), lambda complaint: complaint.branch.name if complaint.branch else ""),
    Column(_("Touchpoint"), lambda complaint: str(complaint.touchpoint or "")),
    Column(_("Department"), lambda complaint: str(complaint.department or "")),
    Column(_("Employee"), lambda complaint: str(complaint.employee or "")),
    Column(_("Deal"), lambda complaint: complaint.deal),
    Column(_("Product or service"), lambda complaint: complaint.product),
    Column(_("In the customer's own words"), lambda complaint: complaint.text),
    Column(_("What the customer wants"), lambda complaint: complaint.wanted),
    Column(_("Our action that caused it"), lambda complaint: complaint.our_action),
    Column(_("Side of service"), lambda complaint: complaint.get_side_of_service_display()),
    Column(_("Received"), lambda complaint: complaint.received_at),
    Column(_("Acknowledgement due"), lambda complaint: complaint.acknowledge_due_at),
    Column(_("Acknowledged"), lambda complaint: complaint.acknowledged_at),
    Column(_("Answer due"), lambda complaint: complaint.answer_due_at),
    Column(_("First answered"), lambda complaint: complaint.first_answered_at),
    Column(_("Decision"), lambda complaint: complaint.get_decision_display()),
    Column(_("Answer"), lambda complaint: complaint.answer),
    Column(_("The customer's view"), lambda complaint: complaint.get_view_display()),
    Column(pgettext_lazy("complaint", "Closed"), lambda complaint: complaint.closed_at),
    Column(_("Times reopened"), lambda complaint: complaint.times_reopened),
    Column(pgettext_lazy("complaint", "Owner"), lambda complaint: str(complaint.owner or "")),
]


@require_safe
@needs("complaints.see")
def complaints(request: StaffRequest) -> HttpResponse:
    """The register, by its clocks; the same address gives the fragment to htmx."""
    view = request.GET.get("view", "open")
    view = view if view in VIEWS else "open"
    found = narrowed(request.user, request.GET).select_related(*WITH)
    counts = counts_of(request.user)
    context: dict[str, Any] = {
        "page": page_by(found, request.GET.get("page", ""), order_of(view), 30),
        "view": view,
        "views": [{"name": name, "label": label, "count": counts.get(name)} for name, label in VIEWS.items()],
        "branches": branches_of(request.user),
        "kinds": Complaint.Kind.choices,
        "sources": Complaint.Source.choices,
        "asked": request.GET,
        "is_narrowed": any(value for name, value in request.GET.items() if name not in ("view", "page")),
        "formats": FORMATS,
    }
    template = "complaints/parts/list.html" if request.htmx else "complaints/list.html"
    return render(request, template, context)


@require_safe
@needs("complaints.see")
def export_complaints(request: StaffRequest, kind: str) -> HttpResponseBase:
    """What the register shows, as a file."""
    rows = narrowed(request.user, request.GET).select_related(*WITH).order_by("-received_at", "-id")
    return export(kind, "complaints", COLUMNS, rows.iterator(chunk_size=1000))
