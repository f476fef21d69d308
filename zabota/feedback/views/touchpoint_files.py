"""The register as a file, out and in."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.export import Column, export
from zabota.core.request import StaffRequest
from zabota.feedback.actions.import_touchpoints import import_touchpoints
from zabota.feedback.forms import branches_of
from zabota.feedback.models import Touchpoint
from zabota.feedback.touchpoint_file import COLUMNS, read_file
from zabota.feedback.touchpoint_forms import TouchpointFileForm

TABLE = [
    Column("stage", lambda row: row.stage),
    Column("kind", lambda row: row.kind),
    Column("owner", lambda row: row.department.name if row.department else ""),
    Column("branch", lambda row: row.branch.name if row.branch else ""),
    Column("order", lambda row: row.order),
    Column("name", lambda row: row.name),
    Column("ru", lambda row: row.names.get("ru", "")),
    Column("ro", lambda row: row.names.get("ro", "")),
]


@require_safe
@needs("feedback.see")
def export_touchpoints(request: StaffRequest) -> HttpResponseBase:
    """The same columns as the import reads, so that a register can go from one company to another."""
    rows: QuerySet[Touchpoint] = Touchpoint.objects.visible_to(request.user).in_use()
    joined = rows.select_related("branch", "department")
    return export(request.GET.get("format", "csv"), "touchpoints", TABLE, joined.iterator(chunk_size=2000))


@require_http_methods(["GET", "HEAD", "POST"])
@needs("feedback.design")
def touchpoint_import(request: StaffRequest) -> HttpResponse:
    form = TouchpointFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            lines = read_file(form.cleaned_data["file"].read(), branches_of(request.user))
            if not request.user.sees_all_branches and any("branch" not in line.fields for line in lines):
                raise Refused(_("You look after your own branches: each line needs one of them."))
            added, changed = import_touchpoints(lines, changes=form.cleaned_data["changes"], by=request.user)
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            said = _("From the file: %(added)d added, %(changed)d changed.")
            messages.success(request, said % {"added": added, "changed": changed})
            return redirect("feedback:touchpoints")
    context = {"form": form, "columns": COLUMNS, "stages": Touchpoint.Stage.choices}
    return render(request, "feedback/touchpoint_import.html", context, status=422 if form.errors else 200)
