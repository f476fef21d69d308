from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.export import FORMATS, Column, export
from zabota.core.request import StaffRequest
from zabota.improvement.actions.add_cause import add_cause
from zabota.improvement.actions.provide_causes import provide_causes
from zabota.improvement.counting import RECENT_DAYS, Branching, tree_of
from zabota.improvement.forms import CauseForm

COLUMNS = [
    Column(gettext_lazy("Cause"), lambda line: str(line.cause)),
    Column(gettext_lazy("Stands below"), lambda line: str(line.cause.parent or "")),
    Column(gettext_lazy("Department"), lambda line: str(line.cause.department or "")),
    Column(gettext_lazy("Responsible"), lambda line: str(line.cause.responsible or "")),
    Column(gettext_lazy("Last 90 days"), lambda line: line.stories),
    Column(gettext_lazy("90 days before"), lambda line: line.before),
    Column(gettext_lazy("Opened"), lambda line: line.cause.opened_at),
    Column(gettext_lazy("Settled"), lambda line: line.cause.settled_at),
]


@require_safe
@needs("improvement.see")
def causes(request: StaffRequest) -> HttpResponse:
    """The tree with what happened in the last months; with ?view=open the open ones alone."""
    tree = tree_of(request.user)
    view = "open" if request.GET.get("view") == "open" else "all"
    lines = [line for line in flat(tree) if line.cause.state == "open"] if view == "open" else []
    context: dict[str, Any] = {
        "tree": tree,
        "view": view,
        "lines": sorted(lines, key=lambda line: -line.stories),
        "days": RECENT_DAYS,
        "formats": FORMATS,
        "manages": request.user.may("improvement.manage"),
    }
    return render(request, "improvement/causes.html", context)


@require_safe
@needs("improvement.see")
def export_causes(request: StaffRequest, kind: str) -> HttpResponseBase:
    return export(kind, "causes", COLUMNS, flat(tree_of(request.user)))


@require_http_methods(["GET", "HEAD", "POST"])
@needs("improvement.manage")
def new_cause(request: StaffRequest) -> HttpResponse:
    form = CauseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = add_cause(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The cause stands in the tree."))
            return redirect("improvement:cause", made.pk)
    return render(request, "improvement/cause_form.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@needs("improvement.manage")
def template(request: StaffRequest) -> HttpResponse:
    """Take the tree of the company's sector."""
    new = provide_causes(by=request.user)
    words = ngettext("%(n)d cause was added.", "%(n)d causes were added.", new) % {"n": new}
    messages.success(request, words)
    return redirect("improvement:causes")


def flat(tree: list[Branching]) -> list[Branching]:
    return [line for top in tree for line in (top, *flat(top.parts))]
