from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.feedback.actions.remove_quota import remove_quota
from zabota.feedback.actions.set_quota import set_quota
from zabota.feedback.models import Quota
from zabota.feedback.quotas import taken
from zabota.feedback.wave_form import QuotaForm


@require_http_methods(["GET", "HEAD", "POST"])
@needs("feedback.design")
def quotas(request: StaffRequest) -> HttpResponse:
    """How many are enough, and how full each quota is now."""
    form = QuotaForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            set_quota(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The quota is kept."))
            return redirect("feedback:quotas")
    now = timezone.now()
    rows = Quota.objects.visible_to(request.user).select_related("survey", "branch", "touchpoint")
    lines = [(row, taken(row, row.branch, now) if row.branch else None) for row in rows]
    context = {"form": form, "lines": lines}
    return render(request, "feedback/quotas.html", context, status=422 if form.errors else 200)


@require_POST
@needs("feedback.design")
def quota_removal(request: StaffRequest, pk: int) -> HttpResponse:
    remove_quota(get_object_or_404(Quota.objects.visible_to(request.user), pk=pk), by=request.user)
    messages.success(request, _("The quota is gone."))
    return redirect("feedback:quotas")
