"""Tills and their keys; what they print can be tried out here."""

from typing import Any

import segno
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zabota.asking.actions.add_till import add_till
from zabota.asking.actions.change_till import change_till
from zabota.asking.actions.renew_till_key import renew_till_key
from zabota.asking.forms import TillForm, cashiers_in_lines
from zabota.asking.models import Till
from zabota.asking.signing import Slip, sign
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest


@require_safe
@needs("asking.see")
def tills(request: StaffRequest) -> HttpResponse:
    rows = Till.objects.visible_to(request.user).select_related("branch", "survey")
    return render(request, "asking/tills.html", {"tills": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("asking.manage")
def new_till(request: StaffRequest) -> HttpResponse:
    form = TillForm(request.POST or None, user=request.user, is_new=True)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        try:
            row = add_till(given.pop("branch"), given.pop("name"), given.pop("survey"), **given)
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("The till has a key. Put it into the cash desk."))
            return redirect("asking:till", pk=row.pk)
    context = {"form": form, "title": _("New till"), "back": reverse("asking:tills")}
    return render(request, "asking/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("asking.manage")
def till(request: StaffRequest, pk: int) -> HttpResponse:
    """One till: its key for the cash desk, a receipt to try, and what it asks."""
    rows = Till.objects.visible_to(request.user).select_related("branch", "survey", "smiley_touchpoint")
    row = get_object_or_404(rows, pk=pk)
    initial = {
        "name": row.name,
        "survey": row.survey,
        "smiley_touchpoint": row.smiley_touchpoint,
        "cashiers": cashiers_in_lines(row.cashiers),
        "in_use": row.switched_off_at is None,
    }
    form = TillForm(request.POST or None, user=request.user, is_new=False, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change_till(row, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("The till was changed."))
            return redirect("asking:till", pk=row.pk)
    context = {"form": form, "till": row, **printed(row)}
    return render(request, "asking/till.html", context, status=422 if form.errors else 200)


def printed(row: Till) -> dict[str, Any]:
    """What a receipt of now would carry. To answer it makes a true answer: the number says it is a trial."""
    now = timezone.now().replace(microsecond=0)
    slip = Slip(row.id, f"TRY-{now:%H%M%S}", now)
    survey = settings.SITE_URL + reverse("asking:receipt_page", args=[sign(row.key, "receipt", slip)])
    faces = settings.SITE_URL + reverse("asking:smileys_page", args=[sign(row.key, "smileys", slip)])
    return {
        "survey_url": survey,
        "survey_code": drawn(survey),
        "faces_url": faces,
        "faces_code": drawn(faces),
    }


def drawn(url: str) -> SafeString:
    code = segno.make(url, error="m", micro=False)
    return mark_safe(code.svg_inline(scale=4, border=2, omitsize=True, title=None))  # noqa: S308 - made by segno


@require_POST
@needs("asking.manage")
def till_key(request: StaffRequest, pk: int) -> HttpResponse:
    """A new key. `stolen` makes what the old one signed useless at once."""
    row = get_object_or_404(Till.objects.visible_to(request.user), pk=pk)
    renew_till_key(row, is_stolen="stolen" in request.POST)
    messages.success(request, _("There is a new key. Put it into the cash desk now."))
    return redirect("asking:till", pk=row.pk)
