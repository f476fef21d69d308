"""What orders are checked against: kinds of work, licences, makers, areas."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.orders import order_forms
from zabota.orders.actions.save_area import save_area
from zabota.orders.actions.save_licence import save_licence
from zabota.orders.actions.save_maker import save_maker
from zabota.orders.actions.save_work import save_work
from zabota.orders.models import Licence, Maker, ServiceArea, Work


@dataclass(frozen=True)
class Kept:
    """One register: what stands in it, its form, and the action that writes it."""

    model: Any
    form: type[forms.Form]
    keep: Callable[..., Any]
    title: Any


REGISTERS = {
    "works": Kept(Work, order_forms.WorkForm, save_work, gettext_lazy("Kind of work")),
    "licences": Kept(Licence, order_forms.LicenceForm, save_licence, gettext_lazy("Licence")),
    "makers": Kept(Maker, order_forms.MakerForm, save_maker, gettext_lazy("Maker")),
    "areas": Kept(ServiceArea, order_forms.AreaForm, save_area, gettext_lazy("Area")),
}


@needs("orders.manage")
def registers(request: StaffRequest) -> HttpResponse:
    context = {
        "works": Work.objects.visible_to(request.user).prefetch_related("licences"),
        "licences": Licence.objects.visible_to(request.user).prefetch_related("works"),
        "makers": Maker.objects.visible_to(request.user),
        "areas": ServiceArea.objects.visible_to(request.user),
        "today": timezone.localdate(),
    }
    return render(request, "orders/registers.html", context)


@needs("orders.manage")
def entry(request: StaffRequest, register: str, pk: int | None = None) -> HttpResponse:
    """A new entry of a register, or a change of one."""
    kept = REGISTERS.get(register)
    if kept is None:
        raise Http404
    row = get_object_or_404(kept.model, pk=pk) if pk else None
    return form_page(
        request,
        kept.form(request.POST or None, initial=facts_of(kept, row)),
        lambda form: kept.keep(row, by=request.user, **form.cleaned_data),
        said=_("Saved."),
        back=reverse("orders:registers"),
        title=str(row or kept.title),
        back_label=_("Licences, work, makers, areas"),
    )


def facts_of(kept: Kept, row: Any) -> dict[str, Any]:
    if row is None:
        return {}
    facts = {name: getattr(row, name) for name in kept.form.base_fields}
    return {name: fact.all() if hasattr(fact, "all") else fact for name, fact in facts.items()}
