from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zabota.company.actions.save_department import save_department
from zabota.company.actions.save_team import save_team
from zabota.company.forms import DepartmentForm, TeamForm
from zabota.company.models import Department, Team
from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.request import StaffRequest


@needs("company.manage_places")
def departments(request: StaffRequest) -> HttpResponse:
    return render(
        request,
        "company/departments.html",
        {"departments": Department.objects.select_related("branch", "head")},
    )


@needs("company.manage_places")
def department(request: StaffRequest, pk: int | None = None) -> HttpResponse:
    kept = get_object_or_404(Department, pk=pk) if pk else None
    form = DepartmentForm(request.POST or None, instance=kept)
    title = kept.name if kept else _("New department")
    back = reverse("company:departments")
    again = get_object_or_404(Department, pk=pk) if pk else None
    return form_page(
        request,
        form,
        lambda form: save_department(again, **form.cleaned_data),
        said=_("Saved."),
        back=back,
        title=title,
    )


@needs("company.manage_places")
def teams(request: StaffRequest) -> HttpResponse:
    return render(
        request,
        "company/teams.html",
        {"teams": Team.objects.select_related("branch").prefetch_related("members")},
    )


@needs("company.manage_places")
def team(request: StaffRequest, pk: int | None = None) -> HttpResponse:
    kept = get_object_or_404(Team, pk=pk) if pk else None
    form = TeamForm(request.POST or None, instance=kept)
    title = kept.name if kept else _("New team")
    again = get_object_or_404(Team, pk=pk) if pk else None
    return form_page(
        request,
        form,
        lambda form: save_team(again, **form.cleaned_data),
        said=_("Saved."),
        back=reverse("company:teams"),
        title=title,
    )
