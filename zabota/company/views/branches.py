from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from zabota.company.actions.add_public_holidays import add_public_holidays
from zabota.company.actions.close_branch import close_branch
from zabota.company.actions.remove_holiday import remove_holiday
from zabota.company.actions.save_branch import save_branch
from zabota.company.actions.set_holiday import set_holiday
from zabota.company.actions.set_hours import set_hours
from zabota.company.forms import BranchForm, HolidayForm, PublicHolidaysForm, WeekForm
from zabota.company.models import Branch, BusinessHours, Holiday
from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.panels import panels_for
from zabota.core.request import StaffRequest


@needs("company.manage_places")
def branches(request: StaffRequest) -> HttpResponse:
    return render(request, "company/branches.html", {"branches": Branch.objects.all()})


@needs("company.manage_places")
def branch(request: StaffRequest, pk: int | None = None) -> HttpResponse:
    kept = get_object_or_404(Branch, pk=pk) if pk else None
    again = get_object_or_404(Branch, pk=pk) if pk else None
    form = BranchForm(request.POST or None, instance=kept)
    return form_page(
        request,
        form,
        lambda form: save_branch(again, **form.cleaned_data),
        template="company/branch.html",
        said=_("Saved."),
        back=reverse("company:branches"),
        title=kept.name if kept else _("New branch"),
        branch=kept,
        panels=panels_for("branch", kept, request.user) if kept else [],
    )


@require_POST
@needs("company.manage_places")
def closure(request: StaffRequest, pk: int) -> HttpResponse:
    close_branch(get_object_or_404(Branch, pk=pk))
    return redirect("company:branches")


def place(pk: int) -> Branch | None:
    """The branch of that number; 0 is the company as a whole."""
    return get_object_or_404(Branch, pk=pk) if pk else None


@needs("company.manage_places")
def hours(request: StaffRequest, pk: int) -> HttpResponse:
    """Opening hours and holidays of a branch, or with 0 of the company."""
    of = place(pk)
    week: dict[int, list] = {}
    for row in BusinessHours.objects.filter(branch=of):
        week.setdefault(row.weekday, []).append((row.opens_at, row.closes_at))
    coming = Holiday.objects.filter(branch=of, on__gte=timezone.localdate())
    return form_page(
        request,
        WeekForm(request.POST or None, week=week),
        lambda form: set_hours(of, form.week),
        template="company/hours.html",
        said=_("The hours are set."),
        back=reverse("company:hours", args=[pk]),
        title=of.name if of else _("The whole company"),
        place_id=pk,
        holidays=coming,
        holiday_form=HolidayForm(),
        public_form=PublicHolidaysForm(),
    )


@require_POST
@needs("company.manage_places")
def holidays(request: StaffRequest, pk: int) -> HttpResponse:
    form = HolidayForm(request.POST)
    if form.is_valid():
        opens_at, closes_at = form.cleaned_data["hours"] or (None, None)
        set_holiday(
            form.cleaned_data["on"],
            form.cleaned_data["name"],
            branch=place(pk),
            opens_at=opens_at,
            closes_at=closes_at,
        )
        messages.success(request, _("The day is set."))
    else:
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    return redirect("company:hours", pk)


@require_POST
@needs("company.manage_places")
def holiday_removal(request: StaffRequest, pk: int, holiday_pk: int) -> HttpResponse:
    remove_holiday(get_object_or_404(Holiday, pk=holiday_pk, branch=place(pk)))
    return redirect("company:hours", pk)


@require_POST
@needs("company.manage_places")
def public_holidays(request: StaffRequest, pk: int) -> HttpResponse:
    """All public holidays of the branch's country in a year."""
    of, form = place(pk), PublicHolidaysForm(request.POST)
    if form.is_valid():
        try:
            count = add_public_holidays(of.country if of else "MD", form.cleaned_data["year"], branch=of)
            messages.success(
                request, ngettext("%(n)d day was added.", "%(n)d days were added.", count) % {"n": count}
            )
        except Refused as refused:
            messages.error(request, str(refused))
    return redirect("company:hours", pk)
