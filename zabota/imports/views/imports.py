from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.imports.actions.begin_import import begin_import
from zabota.imports.actions.correct_reading import correct_reading
from zabota.imports.actions.drop_import import drop_import
from zabota.imports.actions.start_import import start_import
from zabota.imports.actions.undo_import import undo_import
from zabota.imports.forms import FileForm, ReadingForm
from zabota.imports.models import CustomerImport, ImportedRow
from zabota.imports.preview import preview_of


@needs("imports.run")
def imports(request: StaffRequest) -> HttpResponse:
    """Files that were looked at or taken over; a new one begins here."""
    form = FileForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = begin_import(file.read(), file.name, by=request.user, branch=form.cleaned_data["branch"])
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("imports:import", made.pk)
    rows = CustomerImport.objects.visible_to(request.user).select_related("by", "branch")
    context = {"form": form, "page": page_by(rows, request.GET.get("page", ""), ["-id"])}
    return render(request, "imports/imports.html", context, status=422 if form.errors else 200)


@needs("imports.run")
def one_import(request: StaffRequest, pk: int) -> HttpResponse:
    """Before it starts: the first rows and what would become of them. Afterwards: what became of all."""
    of = shown(request, pk)
    rows = ImportedRow.objects.visible_to(request.user).filter(of=of)
    outcome = request.GET.get("outcome", "")
    if outcome in ImportedRow.Outcome.values:
        rows = rows.filter(outcome=outcome)
    counts = ImportedRow.objects.filter(of=of).counts()
    context = {
        "of": of,
        "form": None if of.started_at else ReadingForm(of=of),
        "preview": [] if of.started_at else preview_of(of, request.user),
        "outcomes": [
            (value, label, counts[value]) for value, label in ImportedRow.Outcome.choices if value in counts
        ],
        "outcome": outcome,
        "page": page_by(rows.select_related("customer"), request.GET.get("page", ""), ["number"]),
    }
    return render(request, "imports/import.html", context)


@require_POST
@needs("imports.run")
def reading(request: StaffRequest, pk: int) -> HttpResponse:
    """Which column is which."""
    of = shown(request, pk)
    form = ReadingForm(request.POST, of=of)
    if not form.is_valid():
        messages.error(request, _("Choose one of the encodings and delimiters."))
        return redirect("imports:import", pk)
    return tried(request, pk, lambda: correct_reading(of, **form.values(), by=request.user))


@require_POST
@needs("imports.run")
def start(request: StaffRequest, pk: int) -> HttpResponse:
    return tried(request, pk, lambda: start_import(shown(request, pk), by=request.user))


@require_POST
@needs("imports.run")
def undoing(request: StaffRequest, pk: int) -> HttpResponse:
    return tried(request, pk, lambda: undo_import(shown(request, pk), by=request.user))


@require_POST
@needs("imports.run")
def removal(request: StaffRequest, pk: int) -> HttpResponse:
    """Of a file that was only looked at."""
    try:
        drop_import(shown(request, pk), by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("imports:imports")


def tried(request: StaffRequest, pk: int, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("imports:import", pk)


def shown(request: StaffRequest, pk: int) -> CustomerImport:
    seen = CustomerImport.objects.visible_to(request.user).select_related("file", "branch", "by")
    return get_object_or_404(seen, pk=pk)
