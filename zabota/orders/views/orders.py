"""Service orders: the list, taking one, and the page of one with its stages."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.desk.queries import is_seen_by
from zabota.orders import order_forms
from zabota.orders.actions.begin_order import begin_order
from zabota.orders.listing import steps_shown
from zabota.orders.models import Lateness, RequestStep, ServiceOrder
from zabota.orders.views.plans import talk_of

WITH = ("plan__request_type", "plan__conversation", "work", "maker", "licence", "area")


@needs("orders.see")
def orders(request: StaffRequest) -> HttpResponse:
    """Those that run, that look late, that wait for the customer, and those that are over."""
    seen = ServiceOrder.objects.visible_to(request.user)
    views = {
        "running": (_("Running"), seen.running()),
        "late": (_("Look late"), seen.looking_late()),
        "customer": (_("The customer decides"), seen.awaiting_customer()),
        "all": (_("All"), seen),
    }
    shown = request.GET.get("view", "running")
    shown = shown if shown in views else "running"
    page = page_by(views[shown][1].select_related(*WITH), request.GET.get("page", ""), ("-id",))
    plans = [order.plan_id for order in page.rows]
    now_at = {step.plan_id: step for step in RequestStep.objects.current().filter(plan__in=plans)}
    late = set(
        Lateness.objects.filter(order__in=page.rows, settled_at=None).values_list("order_id", flat=True)
    )
    context = {
        "page": page,
        "rows": [(order, now_at.get(order.plan_id), order.id in late) for order in page.rows],
        "views": [(name, label, rows.count()) for name, (label, rows) in views.items()],
        "shown": shown,
    }
    return render(request, "orders/orders.html", context)


@needs("orders.work")
def taking(request: StaffRequest, pk: int) -> HttpResponse:
    """Take an order in the conversation of that number."""
    conversation = talk_of(request, pk)
    form = order_forms.OrderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        kept = form.cleaned_data
        try:
            taken = begin_order(conversation, kept.pop("request_type"), by=request.user, **kept)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("orders:order", taken.id)
    context = {"form": form, "conversation": conversation}
    return render(request, "orders/taking.html", context, status=422 if form.is_bound else 200)


def found(request: StaffRequest, pk: int) -> ServiceOrder:
    return get_object_or_404(ServiceOrder.objects.visible_to(request.user).select_related(*WITH), pk=pk)


@needs("orders.see")
def order(request: StaffRequest, pk: int) -> HttpResponse:
    return shown(request, found(request, pk))


FORMS: dict[str, type[forms.Form]] = {
    "price": order_forms.PriceForm,
    "answer": order_forms.PriceAnswerForm,
    "part": order_forms.PartForm,
    "fate": order_forms.FateForm,
    "warranty": order_forms.WarrantyForm,
    "ways": order_forms.WaysForm,
}


def shown(
    request: StaffRequest, order: ServiceOrder, problem: str = "", wrong: dict[str, forms.Form] | None = None
) -> HttpResponse:
    """The page; `wrong` are forms that were not in order, by name."""
    user, plan = request.user, order.plan
    works = user.may("orders.work") and is_seen_by(user, plan.conversation) and plan.is_running
    steps = steps_shown(plan)
    prices = list(order.prices.select_related("offered_by", "answered_by"))
    context: dict[str, Any] = {
        "order": order,
        "plan": plan,
        "steps": steps,
        "current": next((step for step in steps if step.is_current), None),
        "pictures": [file for step in steps for file in step.files if file.file.is_picture],
        "prices": prices,
        "open_price": prices[0] if prices and not prices[0].is_answered else None,
        "parts": order.parts.select_related("listed_by", "fate_by"),
        "warranties": order.warranties.select_related("given_by"),
        "late": order.latenesses.filter(settled_at=None).first(),
        "latenesses": order.latenesses.prefetch_related("options").exclude(settled_at=None),
        "works": works,
        "problem": problem,
        "forms": {name: form() for name, form in FORMS.items()} | (wrong or {}),
    }
    return render(request, "orders/order.html", context, status=422 if problem or wrong else 200)
