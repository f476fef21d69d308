from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.insight.actions.set_target import set_target
from zabota.insight.forms import TargetForm
from zabota.insight.kpi import kpis


@require_POST
@needs("insight.set_targets")
def target(request: StaffRequest, name: str) -> HttpResponse:
    """Set what we want of one figure."""
    kpi = kpis.get(name)
    if kpi is None:
        raise Http404
    form = TargetForm(request.POST, kpi=kpi)
    if form.is_valid():
        set_target(
            name,
            form.cleaned_data["value"],
            from_on=form.cleaned_data["from_on"],
            branch=form.cleaned_data["branch"],
        )
        messages.success(request, _("The target is set."))
    else:
        messages.error(request, _("The target was not set: a number and a date are needed."))
    return redirect("insight:kpi", name)
