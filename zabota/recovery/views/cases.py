from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from zabota.company.models import Branch
from zabota.core.access import needs
from zabota.core.export import FORMATS, Column, export
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.recovery.listing import HEAVIEST_FIRST, PAGE, VIEWS, counts_of, narrowed, page_of
from zabota.recovery.models import RecoveryCase
from zabota.recovery.queries import CaseQuerySet

COLUMNS = [
    Column(_("Case"), str),
    Column(_("Customer"), lambda case: str(case.customer)),
    Column(_("Branch"), lambda case: case.branch.name if case.branch else ""),
    Column(_("Weight"), lambda case: case.weight),
    Column(_("Lowest mark"), lambda case: case.lowest),
    Column(_("The customer's words"), lambda case: words_of(case)),
    Column(_("Case owner"), lambda case: str(case.owner or "")),
    Column(_("Received"), lambda case: case.received_at),
    Column(_("Contact due"), lambda case: case.contact_due_at),
    Column(_("Contacted"), lambda case: case.contacted_at),
    Column(_("Put right due"), lambda case: case.fix_due_at),
    Column(_("Put right"), lambda case: case.fixed_at),
    Column(_("What was done"), lambda case: case.what_was_done),
    Column(_("Closed"), lambda case: case.closed_at),
    Column(_("Ending"), lambda case: case.get_ending_display()),
    Column(_("Mark after"), lambda case: case.mark_after),
    Column(_("Times reopened"), lambda case: case.times_reopened),
]


@require_safe
@needs("recovery.see")
def cases(request: StaffRequest) -> HttpResponse:
    """Cases with their running clocks, the worst first; the same address gives the fragment to htmx."""
    view = request.GET.get("view", "open")
    view = view if view in VIEWS else "open"
    found = narrowed(request.user, request.GET)
    order = "weight" if request.GET.get("order") == "weight" and view != "closed" else ""
    cursor = request.GET.get("page", "")
    page = (
        page_by(with_words(found), cursor, HEAVIEST_FIRST, PAGE)
        if order
        else page_of(with_words(found), view == "closed", cursor)
    )
    counts = counts_of(request.user)
    context: dict[str, Any] = {
        "page": page,
        "view": view,
        "views": [{"name": name, "label": label, "count": counts.get(name)} for name, label in VIEWS.items()],
        "branches": branches_of(request),
        "branch_id": request.GET.get("branch", ""),
        "formats": FORMATS,
        "order": order,
        "may_set": request.user.may("recovery.set_limits"),
    }
    template = "recovery/parts/cases.html" if request.htmx else "recovery/cases.html"
    return render(request, template, context)


@require_safe
@needs("recovery.see")
def export_cases(request: StaffRequest, kind: str) -> HttpResponseBase:
    """What the list shows, as a file."""
    rows = with_words(narrowed(request.user, request.GET)).order_by("-received_at", "-id")
    return export(kind, "recovery", COLUMNS, rows.iterator(chunk_size=1000))


def with_words(cases: CaseQuerySet) -> CaseQuerySet:
    rows = cases.select_related("customer", "branch", "owner", "response")
    return rows.prefetch_related("response__marks__touchpoint")


def words_of(case: RecoveryCase) -> str:
    """What the customer wrote, the worst mark's reason first."""
    if case.response is None:
        return ""
    said = [mark.why for mark in case.response.marks.all()] + [case.response.comment]
    return " · ".join(text for text in said if text)


def branches_of(request: StaffRequest) -> list[Branch]:
    branches = Branch.objects.filter(closed_for_good_at=None)
    user = request.user
    return list(branches if user.sees_all_branches else branches.filter(id__in=user.branch_ids))
