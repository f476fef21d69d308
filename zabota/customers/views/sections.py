"""A card is made of sections; each is a fragment that its own forms fetch again."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.customers.card import card_of
from zabota.customers.forms import AddressForm, ExpectationForm, PromiseForm, WishForm
from zabota.customers.models import Customer


def forms_of(request: StaffRequest) -> dict[str, BaseForm]:
    """The empty forms of a card; each has ids of its own, since they stand on one page."""
    return {
        "address_form": AddressForm(auto_id="address_%s"),
        "expectation_form": ExpectationForm(auto_id="expectation_%s"),
        "wish_form": WishForm(auto_id="wish_%s"),
        "promise_form": PromiseForm(user=request.user, auto_id="promise_%s"),
    }


def section(
    request: StaffRequest, customer: Customer, name: str, refused: str = "", **changed: Any
) -> HttpResponse:
    """Section `name` as it stands now: 422 with what was refused, and with the form that was sent."""
    status = 422 if refused or any(form.errors for form in changed.values()) else 200
    if not request.htmx and status == 200:
        return redirect("customers:card", customer.id)
    context = {
        "card": card_of(customer, request.user),
        "customer": customer,
        "refused": refused,
        **forms_of(request),
    }
    template = f"customers/parts/{name}.html" if request.htmx else "customers/section_page.html"
    part = f"customers/parts/{name}.html"
    return render(request, template, {**context, **changed, "part": part}, status=status)


def done(
    request: StaffRequest,
    customer: Customer,
    name: str,
    act: Callable[[], Any],
    said: Any = "",
    **sent: BaseForm,
) -> HttpResponse:
    """Do it, and show the section again; what was refused stands in it, with the text that was sent."""
    try:
        act()
    except Refused as refused:
        return section(request, customer, name, refused=str(refused), **sent)
    if said and not request.htmx:
        messages.success(request, said)
    return section(request, customer, name)
