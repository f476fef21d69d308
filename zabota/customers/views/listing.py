from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zabota.core.access import needs
from zabota.core.export import Column, export
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.customers.forms import ListForm
from zabota.customers.models import Customer
from zabota.customers.queries import CustomerQuerySet
from zabota.customers.views.moments import moment_of


def addresses_of(kind: str) -> Any:
    return lambda customer: ", ".join(i.shown for i in customer.identities.all() if i.kind == kind)


COLUMNS = (
    Column(_("Number"), lambda customer: customer.id),
    Column(pgettext_lazy("person", "Name"), lambda customer: customer.name),
    Column(_("Phone"), addresses_of("phone")),
    Column(_("E-mail"), addresses_of("email")),
    Column(pgettext_lazy("loyalty", "Card"), addresses_of("card")),
    Column(_("Language"), lambda customer: customer.language),
    Column(_("Class"), lambda customer: customer.customer_class),
    Column(_("Company"), lambda customer: customer.company.name if customer.company else ""),
    Column(_("Branches"), lambda customer: ", ".join(b.name for b in customer.branches.all())),
    Column(_("Privacy"), lambda customer: customer.get_privacy_display()),
    Column(_("Known since"), lambda customer: customer.created_at),
)


@needs("customers.see")
def customers(request: StaffRequest) -> HttpResponse:
    """Customers, the newest first, narrowed by any part of what is known of them."""
    form = list_form(request)
    rows = asked_for(form, request).prefetch_related("identities", "branches")
    context = {"form": form, "page": page_by(rows, request.GET.get("page", ""), ("-id",))}
    template = "customers/parts/customer_list.html" if request.htmx else "customers/list.html"
    return render(request, template, context)


@needs("customers.see")
def export_customers(request: StaffRequest, kind: str) -> HttpResponseBase:
    """All that the list shows, as a file; without remarks, which stay on the card."""
    rows = asked_for(list_form(request), request).select_related("company").order_by("id")
    rows = rows.prefetch_related("identities", "branches")
    return export(kind, "customers", COLUMNS, rows.iterator(chunk_size=2000))


def list_form(request: StaffRequest) -> ListForm:
    form = ListForm(request.GET, user=request.user, privacies=Customer.Privacy.choices, auto_id="list_%s")
    form.is_valid()
    return form


def asked_for(form: ListForm, request: StaffRequest) -> CustomerQuerySet:
    wanted = form.cleaned_data
    rows = Customer.objects.visible_to(request.user).present().narrowed_to(wanted.get("q", ""), request.user)
    for name in ("customer_class", "language", "privacy"):
        if wanted.get(name):
            rows = rows.filter(**{name: wanted[name]})
    if wanted.get("branch"):
        rows = rows.filter(branches=wanted["branch"])
    if start := moment_of(request.GET.get("from")):
        rows = rows.filter(created_at__gte=start)
    if end := moment_of(request.GET.get("to")):
        rows = rows.filter(created_at__lt=end)
    return rows
