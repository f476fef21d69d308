from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zabota.company.actions.set_parameter import set_parameter
from zabota.company.models import Branch, Role
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.recovery.actions.set_limit import set_limit
from zabota.recovery.actions.set_script import set_script
from zabota.recovery.models import CallScript, GoodwillLimit
from zabota.recovery.money import currency
from zabota.recovery.script import FIELDS, texts_of
from zabota.recovery.settings_forms import ClocksForm, LimitsForm, ScriptForm
from zabota.recovery.views.cases import branches_of


@require_http_methods(["GET", "POST"])
@needs("recovery.set_limits")
def settings(request: StaffRequest) -> HttpResponse:
    """Limits per role, the scripts per language, and the clocks of the company or of one branch."""
    branch = chosen_branch(request)
    part = request.POST.get("part", "") if request.method == "POST" else ""
    roles = list(Role.objects.order_by("name"))
    forms: dict[str, Form] = {
        "limits": LimitsForm(
            request.POST if part == "limits" else None,
            roles=roles,
            amounts=dict(GoodwillLimit.objects.values_list("role_id", "amount")),
        ),
        "script": ScriptForm(
            request.POST if part == "script" else None,
            texts=texts_of(CallScript.Kind.CALL),
        ),
        "tense": ScriptForm(
            request.POST if part == "tense" else None,
            texts=texts_of(CallScript.Kind.TENSE),
            auto_id="tense_%s",
        ),
        "clocks": ClocksForm(request.POST if part == "clocks" else None, branch=branch),
    }
    asked = forms.get(part)
    if asked is not None and asked.is_valid():
        KEEPERS[part](asked, roles, branch)
        messages.success(request, _("The settings are kept."))
        return redirect(reverse("recovery:settings") + (f"?branch={branch.id}" if branch else ""))
    context = {
        **forms,
        "fields": FIELDS.items(),
        "branches": branches_of(request),
        "branch": branch,
        "currency": currency(),
    }
    return render(request, "recovery/settings.html", context, status=422 if asked else 200)


def chosen_branch(request: StaffRequest) -> Branch | None:
    asked = request.GET.get("branch", "")
    if not asked.isdigit():
        return None
    return get_object_or_404(Branch, id=asked, id__in=[branch.id for branch in branches_of(request)])


def keep_limits(form: LimitsForm, roles: list[Role], branch: Branch | None) -> None:
    for role in roles:
        set_limit(role, form.cleaned_data[f"role_{role.id}"])


def keep_script(form: ScriptForm, roles: list[Role], branch: Branch | None) -> None:
    for language, text in form.cleaned_data.items():
        set_script(language, text)


def keep_prompt(form: ScriptForm, roles: list[Role], branch: Branch | None) -> None:
    for language, text in form.cleaned_data.items():
        set_script(language, text, kind=CallScript.Kind.TENSE)


def keep_clocks(form: ClocksForm, roles: list[Role], branch: Branch | None) -> None:
    """What is changed on the page is set; the rest goes on following the company or the sector."""
    for name, value in form.values().items():
        if name.removeprefix("recovery.") in form.changed_data:
            set_parameter(name, value, branch=branch)


Keeper = Callable[[Any, list[Role], Branch | None], None]
KEEPERS: dict[str, Keeper] = {
    "limits": keep_limits,
    "script": keep_script,
    "tense": keep_prompt,
    "clocks": keep_clocks,
}
