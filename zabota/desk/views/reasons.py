from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.desk.actions.add_reason import add_reason
from zabota.desk.actions.retire_reason import retire_reason
from zabota.desk.forms import ReasonForm
from zabota.desk.models import ContactReason


@needs("desk.manage")
def reasons(request: StaffRequest) -> HttpResponse:
    """Why customers write, main reasons with their parts."""
    main = ContactReason.objects.filter(parent=None, retired_at=None).prefetch_related("parts")
    return render(request, "desk/reasons.html", {"reasons": main})


@require_POST
@needs("desk.manage")
def retirement(request: StaffRequest, pk: int) -> HttpResponse:
    """No longer asked for."""
    retire_reason(get_object_or_404(ContactReason, pk=pk), by=request.user)
    return redirect("desk:reasons")


@needs("desk.manage")
def new_reason(request: StaffRequest) -> HttpResponse:
    back = reverse("desk:reasons")
    return form_page(
        request,
        ReasonForm(request.POST or None),
        lambda form: add_reason(
            form.cleaned_data["name"], by=request.user, parent=form.cleaned_data["parent"]
        ),
        said=_("Saved."),
        back=back,
        title=_("New contact reason"),
        back_label=_("Contact reasons"),
    )
