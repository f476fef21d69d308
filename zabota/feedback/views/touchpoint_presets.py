"""A sector's register of about a hundred, taken over by choosing: what is there is never overwritten."""

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from zabota.company.models import Department
from zabota.company.parameters import PROFILES, value_of
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.feedback.actions.load_touchpoints import load_touchpoints
from zabota.feedback.models import Touchpoint
from zabota.feedback.touchpoint_presets import OWNERS, Preset, presets_of


@require_http_methods(["GET", "HEAD", "POST"])
@needs("feedback.design")
def touchpoint_presets(request: StaffRequest) -> HttpResponse:
    sector = request.GET.get("sector") or request.POST.get("sector") or value_of("company.profile")
    sector = sector if sector in PROFILES else "shop"
    presets = presets_of(sector)
    if request.method == "POST":
        owners = {key: chosen_department(request, number) for number, key in enumerate(owners_in(presets))}
        chosen = set(request.POST.getlist("name"))
        departments = {preset.name: owners[preset.owner] for preset in presets}
        added = load_touchpoints(sector, chosen, owners=departments, by=request.user)
        said = ngettext(
            "%(n)d touchpoint was added to the register.",
            "%(n)d touchpoints were added to the register.",
            added,
        )
        messages.success(request, said % {"n": added})
        return redirect("feedback:touchpoints")
    there = set(Touchpoint.objects.filter(branch=None).values_list("name", flat=True))
    context = {
        "sector": sector,
        "sectors": PROFILES.items(),
        "stages": [
            (Touchpoint.Stage(stage).label, [shown(preset, there) for preset in group])
            for stage, group in groupby(presets, key=lambda preset: preset.stage)
        ],
        "owners": owner_fields(presets),
        "departments": Department.objects.all(),
        "missing": sum(preset.name not in there for preset in presets),
        "total": len(presets),
    }
    return render(request, "feedback/touchpoint_presets.html", context)


def shown(preset: Preset, there: set[str]) -> dict[str, Any]:
    return {
        "name": preset.name,
        "label": preset.name_in(translation.get_language()),
        "owner": OWNERS[preset.owner],
        "is_there": preset.name in there,
    }


def owners_in(presets: tuple[Preset, ...]) -> list[str]:
    return sorted({preset.owner for preset in presets})


def owner_fields(presets: tuple[Preset, ...]) -> list[dict[str, Any]]:
    """Who usually owns them, each beside the department of ours that bears the name in any language."""
    by_name = {row.name.lower(): row for row in Department.objects.all()}
    fields = []
    for number, key in enumerate(owners_in(presets)):
        names = [key]
        for language in ("ru", "ro"):
            with translation.override(language):
                names.append(_(key))
        ours = next((by_name[name.lower()] for name in names if name.lower() in by_name), None)
        fields.append({"number": number, "label": OWNERS[key], "ours": ours})
    return fields


def chosen_department(request: StaffRequest, number: int) -> Department | None:
    given = request.POST.get(f"owner_{number}", "")
    return Department.objects.filter(id=int(given)).first() if given.isdecimal() and len(given) < 19 else None
