from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.reviews.actions.add_site import add_site
from zabota.reviews.actions.change_site import CHANGEABLE, change_site
from zabota.reviews.actions.read_site import read_site
from zabota.reviews.forms import SiteForm
from zabota.reviews.models import ReviewSite


@require_safe
@needs("reviews.see")
def sites(request: StaffRequest) -> HttpResponse:
    """Where people write of us, and when each was read last."""
    rows = ReviewSite.objects.visible_to(request.user).select_related("branch")
    return render(request, "reviews/sites.html", {"sites": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("reviews.manage")
def new_site(request: StaffRequest) -> HttpResponse:
    form = SiteForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        given.pop("is_on")
        try:
            made = add_site(given.pop("name"), **given)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The review site is kept."))
            return redirect("reviews:site", made.pk)
    context = {"form": form, "title": _("New review site"), "back": "reviews:sites"}
    return render(request, "reviews/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("reviews.manage")
def site(request: StaffRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(ReviewSite.objects.visible_to(request.user), pk=pk)
    known = {name: getattr(row, name) for name in CHANGEABLE} | {"is_on": row.is_on}
    form = SiteForm(request.POST or None, user=request.user, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            change_site(row, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The review site is kept."))
            return redirect("reviews:sites")
    context = {"form": form, "title": str(row), "site": row, "back": "reviews:sites"}
    return render(request, "reviews/form.html", context, status=422 if form.errors else 200)


@require_POST
@needs("reviews.manage")
def reading(request: StaffRequest, pk: int) -> HttpResponse:
    """Have it read now, by a job."""
    row = get_object_or_404(ReviewSite.objects.visible_to(request.user), pk=pk)
    read_site.defer(site_id=row.pk)
    messages.success(request, _("It is being read; new reviews appear in a moment."))
    return redirect("reviews:sites")
