"""Types of requests and the steps of their plans, for the service manager."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.company.parameters import value_of
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.orders.actions.provide_types import provide_types
from zabota.orders.actions.retire_type import retire_type
from zabota.orders.actions.save_type import save_type
from zabota.orders.forms import HOUR, StepRows, TypeForm
from zabota.orders.models import RequestType


@needs("orders.manage")
def types(request: StaffRequest) -> HttpResponse:
    """Those in use with their steps; a company without any may take its sector's over."""
    kept = RequestType.objects.visible_to(request.user).prefetch_related("steps__department")
    return render(
        request, "orders/types.html", {"types": kept.in_use(), "retired": kept.exclude(retired_at=None)}
    )


@needs("orders.manage")
def request_type(request: StaffRequest, pk: int | None = None) -> HttpResponse:
    """Make one or change one: its name, and its steps in their order."""
    kept = get_object_or_404(RequestType.objects.in_use(), pk=pk) if pk else None
    form = TypeForm(request.POST or None, initial=facts_of(kept))
    rows = StepRows(request.POST or None, prefix="steps", initial=rows_of(kept))
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        steps = [plan for row in rows if (plan := row.plan())]
        try:
            save_type(kept, steps=steps, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved. Plans that run keep the steps they began with."))
            return redirect("orders:types")
    context = {"form": form, "rows": rows, "type": kept}
    bad = form.is_bound and not (form.is_valid() and rows.is_valid())
    return render(request, "orders/type.html", context, status=422 if bad else 200)


def facts_of(kept: RequestType | None) -> dict[str, Any]:
    return {"name": kept.name, "is_order": kept.is_order} if kept else {}


def rows_of(kept: RequestType | None) -> list[dict[str, Any]]:
    if kept is None:
        return []
    return [
        {
            "title": step.title,
            "department": step.department_id,
            "hours": f"{step.due_seconds / HOUR:g}" if step.due_seconds else None,
            "evidence": step.evidence,
        }
        for step in kept.steps.all()
    ]


@require_POST
@needs("orders.manage")
def retirement(request: StaffRequest, pk: int) -> HttpResponse:
    """No new plan is begun with it."""
    retire_type(get_object_or_404(RequestType, pk=pk), by=request.user)
    return redirect("orders:types")


@require_POST
@needs("orders.manage")
def preset(request: StaffRequest) -> HttpResponse:
    """Take the sector's ready types over."""
    provide_types(value_of("company.profile"), by=request.user)
    return redirect("orders:types")
