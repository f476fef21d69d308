"""What is written down of an order: diagnosis, work, price, parts, warranty, ways out of a missed date."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.orders import order_forms
from zabota.orders.actions.account_part import account_part
from zabota.orders.actions.answer_price import answer_price
from zabota.orders.actions.choose_option import choose_option
from zabota.orders.actions.give_warranty import give_warranty
from zabota.orders.actions.list_part import list_part
from zabota.orders.actions.offer_options import offer_options
from zabota.orders.actions.offer_price import offer_price
from zabota.orders.actions.write_order import write_order
from zabota.orders.models import DateOption, Lateness, Part, PriceOffer, ServiceOrder
from zabota.orders.views.orders import found, shown


def done(
    request: StaffRequest,
    order: ServiceOrder,
    form: forms.Form,
    name: str,
    verb: Callable[[dict], Any],
    said: Any,
) -> HttpResponse:
    """Check, do, say so and go back to the order; or the page again with what is wrong."""
    if not form.is_valid():
        return shown(request, order, wrong={name: form})
    try:
        verb(form.cleaned_data)
    except Refused as refusal:
        return shown(request, found(request, order.pk), str(refusal), {name: form})
    messages.success(request, said)
    return redirect("orders:order", order.pk)


@require_POST
@needs("orders.work")
def diagnosis(request: StaffRequest, pk: int) -> HttpResponse:
    return written(request, pk, "diagnosis")


@require_POST
@needs("orders.work")
def work_done(request: StaffRequest, pk: int) -> HttpResponse:
    return written(request, pk, "work_done")


def written(request: StaffRequest, pk: int, what: str) -> HttpResponse:
    order, form = found(request, pk), order_forms.WordsForm(request.POST)
    return done(
        request,
        order,
        form,
        what,
        lambda kept: write_order(order, what, kept["text"], by=request.user),
        _("Written down."),
    )


@require_POST
@needs("orders.work")
def price(request: StaffRequest, pk: int) -> HttpResponse:
    """Tell the customer what it costs."""
    order, form = found(request, pk), order_forms.PriceForm(request.POST)
    return done(
        request,
        order,
        form,
        "price",
        lambda kept: offer_price(order, by=request.user, **kept),
        _("The customer is told the price and asked for a yes."),
    )


@require_POST
@needs("orders.work")
def price_answer(request: StaffRequest, pk: int) -> HttpResponse:
    """What the customer said to the price, as one of us heard it."""
    seen = PriceOffer.objects.visible_to(request.user).select_related("order")
    offer, form = get_object_or_404(seen, pk=pk), order_forms.PriceAnswerForm(request.POST)
    return done(
        request,
        found(request, offer.order_id),
        form,
        "answer",
        lambda kept: answer_price(offer, agreed=kept["agreed"] == "yes", by=request.user, said=kept["said"]),
        _("Written down."),
    )


@require_POST
@needs("orders.work")
def part(request: StaffRequest, pk: int) -> HttpResponse:
    """List a part."""
    order, form = found(request, pk), order_forms.PartForm(request.POST)
    return done(
        request,
        order,
        form,
        "part",
        lambda kept: list_part(
            order, kept["origin"], name=kept["name"], serial=kept["serial"], by=request.user
        ),
        _("Listed."),
    )


@require_POST
@needs("orders.work")
def part_fate(request: StaffRequest, pk: int) -> HttpResponse:
    """Where a part went."""
    kept_part = get_object_or_404(Part.objects.visible_to(request.user).select_related("order"), pk=pk)
    form = order_forms.FateForm(request.POST)
    return done(
        request,
        found(request, kept_part.order_id),
        form,
        "fate",
        lambda kept: account_part(kept_part, by=request.user, **kept),
        _("Written down."),
    )


@require_POST
@needs("orders.work")
def warranty(request: StaffRequest, pk: int) -> HttpResponse:
    """Send it in writing."""
    order, form = found(request, pk), order_forms.WarrantyForm(request.POST)
    return done(
        request,
        order,
        form,
        "warranty",
        lambda kept: give_warranty(order, by=request.user, **kept),
        _("The customer has the warranty in writing."),
    )


@require_POST
@needs("orders.work")
def ways(request: StaffRequest, pk: int) -> HttpResponse:
    """Offer ways out of a date that looks missed."""
    seen = Lateness.objects.visible_to(request.user).select_related("order")
    lateness, form = get_object_or_404(seen, pk=pk), order_forms.WaysForm(request.POST)
    return done(
        request,
        found(request, lateness.order_id),
        form,
        "ways",
        lambda _kept: offer_options(lateness, form.ways(), by=request.user),
        _("The customer is told, and chooses."),
    )


@require_POST
@needs("orders.work")
def choice(request: StaffRequest, pk: int) -> HttpResponse:
    """The customer's choice, as one of us heard it."""
    seen = DateOption.objects.visible_to(request.user).select_related("lateness__order")
    option = get_object_or_404(seen, pk=pk)
    order = found(request, option.lateness.order_id)
    try:
        choose_option(option, by=request.user)
    except Refused as refusal:
        return shown(request, order, str(refusal))
    return redirect("orders:order", order.pk)
