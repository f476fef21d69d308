from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.desk.actions.set_policy import set_policy
from zabota.desk.actions.switch_policy import switch_policy
from zabota.desk.limit_form import LimitForm
from zabota.desk.models import SlaPolicy


@needs("desk.manage")
def limits(request: StaffRequest) -> HttpResponse:
    """The SLA policies in the order in which they are tried."""
    policies = SlaPolicy.objects.prefetch_related("targets", "inboxes", "branches")
    return render(request, "desk/limits.html", {"policies": policies})


@needs("desk.manage")
def limit(request: StaffRequest, pk: int | None = None) -> HttpResponse:
    """Make or change a policy; clocks that run already keep what was promised."""
    policy = get_object_or_404(SlaPolicy, pk=pk) if pk else None
    form = LimitForm(request.POST or None, policy=policy, initial={"order": 100, "in_business_hours": True})
    return form_page(
        request,
        form,
        lambda form: save(form, request),
        template="desk/limit.html",
        said=_("Saved. It counts for clocks that start from now on."),
        back=reverse("desk:limits"),
        title=policy.name if policy else _("New SLA policy"),
        back_label=_("SLA policies"),
    )


@require_POST
@needs("desk.manage")
def switch(request: StaffRequest, pk: int) -> HttpResponse:
    """Off, or on again."""
    policy = get_object_or_404(SlaPolicy, pk=pk)
    switch_policy(policy, on=request.POST.get("on") == "1", by=request.user)
    return redirect("desk:limits")


def save(form: LimitForm, request: StaffRequest) -> SlaPolicy:
    kept = form.cleaned_data
    return set_policy(
        form.policy.name if form.policy else kept["name"],
        form.limits(),
        by=request.user,
        order=kept["order"],
        in_business_hours=kept["in_business_hours"],
        pauses=kept["pauses"],
        channels=kept["channels"],
        inboxes=kept["inboxes"],
        branches=kept["branches"],
        customer_classes=kept["customer_classes"],
    )
