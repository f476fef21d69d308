from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.export import FORMATS, Column, export
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.customers.models import Customer
from zabota.insight.periods import chosen_period, named_periods
from zabota.stakes.actions.note_followers import note_followers
from zabota.stakes.actions.record_leaving import record_leaving
from zabota.stakes.actions.record_return import record_return
from zabota.stakes.forms import FollowersForm, LeavingForm
from zabota.stakes.models import Following, Leaving
from zabota.stakes.reasons import RUDE_BENCHMARK, by_reason, by_side

COLUMNS = [
    Column(gettext_lazy("Customer"), lambda row: str(row.customer)),
    Column(pgettext_lazy("customer", "Left"), lambda row: row.left_on),
    Column(gettext_lazy("Why"), lambda row: row.get_reason_display()),
    Column(gettext_lazy("In the customer's own words"), lambda row: row.said),
    Column(gettext_lazy("Branch"), lambda row: str(row.branch or "")),
    Column(pgettext_lazy("customer", "Came back"), lambda row: row.came_back_on),
]


def seen(request: StaffRequest) -> Any:
    return Leaving.objects.visible_to(request.user).select_related("customer", "branch")


@require_safe
@needs("stakes.see")
def leavings(request: StaffRequest) -> HttpResponse:
    """Why do customers leave us? By reason, against the benchmark, and the rows behind it."""
    chosen = chosen_period(request.GET.get("period") or "90")
    start, end = timezone.localdate(chosen.period.start), timezone.localdate(chosen.period.end)
    rows = seen(request).filter(left_on__gte=start, left_on__lt=end)
    context: dict[str, Any] = {
        "reasons": by_reason(rows),
        "sides": by_side(rows),
        "benchmark": RUDE_BENCHMARK,
        "page": page_by(rows, request.GET.get("page", ""), ("-created_at", "-id")),
        "periods": named_periods(),
        "chosen": chosen,
        "formats": FORMATS,
    }
    return render(request, "stakes/leavings.html", context)


@require_safe
@needs("stakes.see")
def export_leavings(request: StaffRequest, kind: str) -> HttpResponseBase:
    return export(kind, "leavings", COLUMNS, seen(request).iterator(chunk_size=1000))


@require_http_methods(["GET", "HEAD", "POST"])
@needs("stakes.record")
def leaving(request: StaffRequest, pk: int) -> HttpResponse:
    """Note that this customer left, and why; and how many follow them."""
    customer = get_object_or_404(Customer.objects.visible_to(request.user), pk=pk)
    form = LeavingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        told = form.cleaned_data
        try:
            record_leaving(customer, told["left_on"], told["reason"], by=request.user, said=told["said"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is noted why this customer left."))
            return redirect("customers:card", customer.pk)
    return show(request, customer, form=form)


@require_POST
@needs("stakes.record")
def followers(request: StaffRequest, pk: int) -> HttpResponse:
    customer = get_object_or_404(Customer.objects.visible_to(request.user), pk=pk)
    form = FollowersForm(request.POST)
    if not form.is_valid():
        return show(request, customer, followersform=form)
    note_followers(
        customer, form.cleaned_data["followers"], by=request.user, where=form.cleaned_data["where"]
    )
    messages.success(request, _("The reach is noted."))
    return redirect("customers:card", customer.pk)


@require_POST
@needs("stakes.record")
def coming_back(request: StaffRequest, pk: int) -> HttpResponse:
    """The customer came back today."""
    row = get_object_or_404(Leaving.objects.visible_to(request.user), pk=pk)
    record_return(row, timezone.localdate(), by=request.user)
    messages.success(request, _("Welcome back: it is noted."))
    return redirect("customers:card", row.customer_id)


def show(
    request: StaffRequest, customer: Customer, form: Any = None, followersform: Any = None
) -> HttpResponse:
    following = Following.objects.filter(customer=customer).first()
    initial = {"followers": following.followers, "where": following.where} if following else None
    wrong = bool((form and form.errors) or followersform)
    context = {
        "customer": customer,
        "form": form or LeavingForm(),
        "followersform": followersform or FollowersForm(initial=initial),
    }
    return render(request, "stakes/leaving.html", context, status=422 if wrong else 200)
