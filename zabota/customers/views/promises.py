from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.customers.actions.break_promise import break_promise
from zabota.customers.actions.keep_promise import keep_promise
from zabota.customers.actions.make_promise import make_promise
from zabota.customers.card import find_customer
from zabota.customers.forms import PromiseForm
from zabota.customers.models import Customer, Promise
from zabota.customers.queries import PromiseQuerySet
from zabota.customers.views.moments import moment_of
from zabota.customers.views.sections import done, section
from zabota.insight.kpi import Scope, kpis
from zabota.insight.periods import chosen_period
from zabota.insight.shown import shown_interval, shown_value

STATES = {
    "open": pgettext_lazy("promises", "Open"),
    "overdue": gettext_lazy("Overdue"),
    "kept": gettext_lazy("Kept in time"),
    "late": gettext_lazy("Kept late"),
    "broken": gettext_lazy("Broken"),
    "due": gettext_lazy("All that fell due"),
}


@needs("customers.see")
def promises(request: StaffRequest) -> HttpResponse:
    """What was promised to customers; at first what is open, the most urgent on top."""
    state = request.GET.get("state", "open")
    state = state if state in STATES else "open"
    is_mine = request.GET.get("whose") == "mine"
    rows = asked_for(Promise.objects.visible_to(request.user), state, request)
    if is_mine:
        rows = rows.filter(owner=request.user)
    rows = rows.select_related("customer", "owner")
    order = ("due_at", "id") if state in ("open", "overdue") else ("-due_at", "-id")
    page = page_by(rows, request.GET.get("page", ""), order)
    seen = {promise.customer_id for promise in page.rows}
    context = {
        "page": page,
        "state": state,
        "states": STATES,
        "is_mine": is_mine,
        "may_open": set(
            Customer.objects.visible_to(request.user).filter(id__in=seen).values_list("id", flat=True)
        ),
    }
    if request.htmx:
        return render(request, "customers/parts/promise_list.html", context)
    return render(request, "customers/promises.html", {**context, "figure": kept_lately(request)})


def kept_lately(request: StaffRequest) -> dict[str, Any]:
    """The share kept in time of the last thirty days, with its interval and what became of the others."""
    kpi, period, scope = kpis["promises_kept"], chosen_period("30").period, Scope(request.user)
    figure = kpi.value(period, scope)
    return {
        "n": figure.n,
        "shown": shown_value(figure.value, kpi.unit),
        "interval": shown_interval(figure, kpi.unit),
        "formula": kpi.formula,
        "url": kpi.rows_url(period, scope),
        "parts": [
            {"label": part.label, "shown": shown_value(part.figure.value, kpi.unit), "url": part.url}
            for part in figure.parts
        ],
    }


def asked_for(rows: PromiseQuerySet, state: str, request: StaffRequest) -> PromiseQuerySet:
    now = timezone.now()
    by_state: dict[str, PromiseQuerySet] = {
        "open": rows.open(),
        "overdue": rows.due_before(now),
        "kept": rows.kept_in_time(),
        "late": rows.kept_late(),
        "broken": rows.broken(),
        "due": rows.filter(due_at__lt=now),
    }
    found = by_state[state]
    if start := moment_of(request.GET.get("from")):
        found = found.filter(due_at__gte=start)
    if end := moment_of(request.GET.get("to")):
        found = found.filter(due_at__lt=end)
    branch = request.GET.get("branch", "")
    return found.filter(customer__branches=int(branch)) if branch.isdecimal() and len(branch) < 10 else found


@require_POST
@needs("customers.change")
def of_customer(request: StaffRequest, pk: int) -> HttpResponse:
    """A new promise, made on the customer's card."""
    customer = find_customer(pk, request.user)
    form = PromiseForm(request.POST, user=request.user, auto_id="promise_%s")
    if not form.is_valid():
        return section(request, customer, "promises", promise_form=form)
    return done(
        request,
        customer,
        "promises",
        lambda: make_promise(customer, **form.cleaned_data, by=request.user),
        _("The promise is registered."),
        promise_form=form,
    )


@require_POST
@needs("customers.change")
def outcome(request: StaffRequest, pk: int) -> HttpResponse:
    """Kept, or broken with the reason. Answers with the line, or with the card's section it came from."""
    promise = get_object_or_404(
        Promise.objects.visible_to(request.user).select_related("customer", "owner"), pk=pk
    )

    def act() -> None:
        if request.POST.get("outcome") == "kept":
            keep_promise(promise, by=request.user)
        else:
            break_promise(promise, because=request.POST.get("because", ""), by=request.user)

    if request.POST.get("from") == "card":
        return done(request, find_customer(promise.customer_id, request.user), "promises", act)
    context: dict[str, Any] = {"promise": promise, "refused": "", "may_open": {promise.customer_id}}
    try:
        act()
    except Refused as refused:
        context["refused"] = str(refused)
    if not request.htmx:
        return redirect("customers:promises")
    status = 422 if context["refused"] else 200
    return render(request, "customers/parts/promise_line.html", context, status=status)
