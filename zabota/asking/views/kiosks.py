"""Kiosks for the staff: which there are, their keys, when they were heard of, what could not be read."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from zabota.asking.actions.add_kiosk import add_kiosk
from zabota.asking.actions.change_kiosk import change_kiosk
from zabota.asking.forms import KioskForm
from zabota.asking.models import Kiosk, KioskAnswer
from zabota.asking.views.tills import drawn
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest

SHOWN = 20


@require_safe
@needs("asking.see")
def kiosks(request: StaffRequest) -> HttpResponse:
    rows = Kiosk.objects.visible_to(request.user).select_related("branch", "survey")
    return render(request, "asking/kiosks.html", {"kiosks": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("asking.manage")
def new_kiosk(request: StaffRequest) -> HttpResponse:
    form = KioskForm(request.POST or None, user=request.user, is_new=True)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            row = add_kiosk(given["branch"], given["name"], given["survey"], given["look"])
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("Open its address on the tablet, and it asks."))
            return redirect("asking:kiosk", pk=row.pk)
    context = {"form": form, "title": _("New kiosk"), "back": reverse("asking:kiosks")}
    return render(request, "asking/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("asking.manage")
def kiosk(request: StaffRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Kiosk.objects.visible_to(request.user).select_related("branch", "survey"), pk=pk)
    initial = {
        "name": row.name,
        "survey": row.survey,
        "look": row.look,
        "in_use": row.switched_off_at is None,
    }
    form = KioskForm(request.POST or None, user=request.user, is_new=False, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change_kiosk(row, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("The kiosk was changed."))
            return redirect("asking:kiosk", pk=row.pk)
    url = settings.SITE_URL + reverse("asking:kiosk_page", args=[row.token])
    troubled = KioskAnswer.objects.visible_to(request.user).filter(kiosk=row).troubled()
    context = {
        "form": form,
        "kiosk": row,
        "url": url,
        "code": drawn(url),
        "answers": row.answers.count(),
        "troubled": troubled.order_by("-id")[:SHOWN],
    }
    return render(request, "asking/kiosk_staff.html", context, status=422 if form.errors else 200)
