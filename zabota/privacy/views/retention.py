"""How long things are kept: the rules, what each would empty now, and the nightly work they did."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.privacy.actions.drop_retention import drop_retention
from zabota.privacy.actions.set_retention import set_retention
from zabota.privacy.aging import dry_run
from zabota.privacy.forms import RetentionForm
from zabota.privacy.models import RetentionRule


@needs("privacy.see")
def rules(request: StaffRequest) -> HttpResponse:
    seen = RetentionRule.objects.visible_to(request.user).select_related("branch", "by")
    context = {"rules": seen, "may_set": request.user.may("privacy.set_retention")}
    return render(request, "privacy/retention.html", context)


@needs("privacy.set_retention")
def new_rule(request: StaffRequest) -> HttpResponse:
    return form_page(
        request,
        RetentionForm(request.POST or None, user=request.user),
        lambda form: set_retention(**form.cleaned_data, by=request.user),
        said=_("Set. Look at the dry run: the work itself is done at night."),
        back=reverse("privacy:retention"),
        title=_("How long to keep"),
        back_label=_("How long things are kept"),
    )


def found(request: StaffRequest, pk: int) -> RetentionRule:
    return get_object_or_404(RetentionRule.objects.visible_to(request.user).select_related("branch"), pk=pk)


@needs("privacy.see")
def rule(request: StaffRequest, pk: int) -> HttpResponse:
    """The dry run: how many and which; nothing is changed."""
    one = found(request, pk)
    context = {
        "rule": one,
        "run": dry_run(one, request.user),
        "may_set": request.user.may("privacy.set_retention"),
    }
    return render(request, "privacy/rule.html", context)


@require_POST
@needs("privacy.set_retention")
def removal(request: StaffRequest, pk: int) -> HttpResponse:
    try:
        drop_retention(found(request, pk), by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("From now on it is kept. What was emptied stays empty."))
    return redirect("privacy:retention")
