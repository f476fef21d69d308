"""Paper, typed in: a line of numbers a sheet, from the keyboard alone."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zabota.asking.actions.begin_batch import begin_batch
from zabota.asking.actions.close_batch import close_batch
from zabota.asking.actions.settle_sheet import settle_sheet
from zabota.asking.actions.type_sheet import type_sheet
from zabota.asking.forms import BatchForm
from zabota.asking.models import PaperBatch, PaperSheet
from zabota.asking.sheet import blank_sheet
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.feedback.models import Touchpoint

SHOWN = 100


@require_safe
@needs("asking.type_in")
def batches(request: StaffRequest) -> HttpResponse:
    rows = PaperBatch.objects.visible_to(request.user).select_related("branch", "survey")
    rows = rows.annotate(typed=Count("sheets"), waiting=Count("sheets", filter=Q(sheets__invitation=None)))
    return render(request, "asking/batches.html", {"batches": rows[:SHOWN]})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("asking.type_in")
def new_batch(request: StaffRequest) -> HttpResponse:
    form = BatchForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        row = begin_batch(
            given["name"],
            given["branch"],
            given["survey"],
            given["answered_on"],
            by=request.user,
            is_double=given["is_double"],
        )
        return redirect("asking:batch", pk=row.pk)
    context = {"form": form, "title": _("New batch"), "back": reverse("asking:batches")}
    return render(request, "asking/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("asking.type_in")
def batch(request: StaffRequest, pk: int) -> HttpResponse:
    """Type sheets; what was typed and is not an answer yet stands below."""
    rows = PaperBatch.objects.visible_to(request.user).select_related("branch", "survey")
    row = get_object_or_404(rows, pk=pk)
    problem = ""
    if request.method == "POST":
        try:
            sheet = type_sheet(row, *typed(request, row), by=request.user, number=wanted_number(request))
        except Refused as refusal:
            problem = str(refusal)
        else:
            said = (
                _("Sheet %(number)d is kept.")
                if not sheet.differs
                else _("Sheet %(number)d was read twice, differently.")
            )
            messages.success(request, said % {"number": sheet.number})
            return redirect(f"{reverse('asking:batch', args=[row.pk])}{after(request, row)}")
    return render(request, "asking/batch.html", shown(request, row, problem), status=422 if problem else 200)


def shown(request: StaffRequest, row: PaperBatch, problem: str) -> dict[str, Any]:
    points = blank_sheet(row.survey, row.branch, translation.get_language()).touchpoints
    sheets = row.sheets.select_related("first_by", "second_by").order_by("-number")
    waiting = [sheet for sheet in sheets.filter(invitation=None)[:SHOWN]]
    names = {point["id"]: point["name"] for point in points}
    again = request.GET.get("number") or request.POST.get("number") or ""
    return {
        "batch": row,
        "lines": [{**point, "value": request.POST.get(f"mark-{point['id']}", "")} for point in points],
        "comment": request.POST.get("comment", ""),
        "problem": problem,
        "number": again,
        "next": (sheets.values_list("number", flat=True).first() or 0) + 1,
        "count": sheets.count(),
        "second": [
            sheet for sheet in waiting if sheet.second is None and sheet.first_by_id != request.user.id
        ],
        "different": [
            {"sheet": sheet, "lines": differences(sheet, names)} for sheet in waiting if sheet.differs
        ],
    }


def differences(sheet: PaperSheet, names: dict[int, str]) -> list[tuple[str, str, str]]:
    """(what, first reading, second reading) wherever they are not the same."""
    first, second = sheet.first["marks"], sheet.second["marks"]
    keys = sorted({*first, *second}, key=int)
    known = {**{str(row.id): str(row) for row in Touchpoint.objects.filter(id__in=map(int, keys))}}
    lines = [
        (names.get(int(key)) or known.get(key, key), read(first.get(key)), read(second.get(key)))
        for key in keys
        if first.get(key) != second.get(key)
    ]
    if sheet.first["comment"] != sheet.second["comment"]:
        lines.append((_("Comment"), sheet.first["comment"] or "–", sheet.second["comment"] or "–"))
    return lines


def read(mark: Any) -> str:
    return " ".join(str(part) for part in mark if part != "") if mark else "–"


def typed(request: StaffRequest, row: PaperBatch) -> tuple[dict[int, tuple[int, str]], str]:
    """Marks as typed, 0 for 10; Refused names what is no mark."""
    marks: dict[int, tuple[int, str]] = {}
    for point in blank_sheet(row.survey, row.branch, translation.get_language()).touchpoints:
        text = request.POST.get(f"mark-{point['id']}", "").strip()
        if not text:
            continue
        if not text.isdecimal() or len(text) > 2 or int(text) > 10:
            raise Refused(_("“%(text)s” is no mark for “%(name)s”.") % {"text": text, "name": point["name"]})
        marks[point["id"]] = (int(text) or 10, "")
    return marks, request.POST.get("comment", "")


def wanted_number(request: StaffRequest) -> int | None:
    given = request.POST.get("number", "")
    return int(given) if given.isdecimal() and 0 < len(given) < 9 and int(given) else None


def after(request: StaffRequest, row: PaperBatch) -> str:
    """In a second reading the next sheet that waits for one; else a new sheet."""
    number = wanted_number(request)
    if number is None:
        return ""
    waiting = row.sheets.filter(invitation=None, second=None, number__gt=number).exclude(
        first_by=request.user
    )
    following = waiting.order_by("number").values_list("number", flat=True).first()
    return f"?number={following}" if following else ""


@require_POST
@needs("asking.type_in")
def settlement(request: StaffRequest, pk: int, sheet_pk: int) -> HttpResponse:
    row = get_object_or_404(PaperSheet.objects.visible_to(request.user), pk=sheet_pk, batch_id=pk)
    try:
        settle_sheet(row, takes_second=request.POST.get("reading") == "second")
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Sheet %(number)d is kept.") % {"number": row.number})
    return redirect("asking:batch", pk=pk)


@require_POST
@needs("asking.type_in")
def batch_end(request: StaffRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(PaperBatch.objects.visible_to(request.user), pk=pk)
    try:
        close_batch(row)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("asking:batch", pk=row.pk)
    messages.success(request, _("The batch is closed."))
    return redirect("asking:batches")
