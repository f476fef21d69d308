"""Whose pages these are: the portal's session knows one customer and the address they proved."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from zabota.core.access import public
from zabota.customers.models import Customer
from zabota.portal.models import PortalLink

KEY = "portal_link"
HOURS = 12


class CustomerRequest(HttpRequest):
    """For annotations only: what a `customer_page` is asked with."""

    customer: Customer
    customer_address: str


def enter(request: HttpRequest, link: PortalLink) -> None:
    request.session.cycle_key()
    request.session[KEY] = link.id


def leave(request: HttpRequest) -> None:
    request.session.pop(KEY, None)


def visit_of(request: HttpRequest) -> tuple[Customer, str] | None:
    """The customer and the address they came by; None when the visit is over."""
    link_id = request.session.get(KEY)
    link = (
        PortalLink.objects.select_related("customer__merged_into").filter(id=link_id).first()
        if link_id
        else None
    )
    if link is None or link.used_at is None:
        return None
    if (timezone.now() - link.used_at).total_seconds() > HOURS * 3600:
        return None
    return link.customer.merged_into or link.customer, link.address


def customer_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a customer who came in by a link: `request.customer` and `request.customer_address` are set."""

    @public("a customer's own pages, entered by a link sent to their address")
    @wraps(view)
    def guarded(request: CustomerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        visit = visit_of(request)
        if visit is None:
            return redirect("portal:sign_in")
        request.customer, request.customer_address = visit
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    return guarded
