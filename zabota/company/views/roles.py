from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zabota.company.actions.save_role import save_role
from zabota.company.forms import RoleForm
from zabota.company.models import Role
from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.request import StaffRequest


@needs("company.manage_roles")
def roles(request: StaffRequest) -> HttpResponse:
    return render(request, "company/roles.html", {"roles": Role.objects.prefetch_related("users")})


@needs("company.manage_roles")
def role(request: StaffRequest, pk: int | None = None) -> HttpResponse:
    """What one role may do; without `pk` a new role."""
    kept = get_object_or_404(Role, pk=pk) if pk else None

    def save(form: RoleForm) -> None:
        save_role(kept, **form.cleaned_data)

    form = RoleForm(request.POST or None, role=kept)
    title = str(kept) if kept else _("New role")
    return form_page(request, form, save, said=_("Saved."), back=reverse("company:roles"), title=title)
