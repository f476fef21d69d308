from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.customers.actions.add_identity import add_identity
from zabota.customers.actions.remove_identity import remove_identity
from zabota.customers.actions.verify_identity import verify_identity
from zabota.customers.card import find_customer
from zabota.customers.forms import AddressForm
from zabota.customers.views.sections import done, section


@require_POST
@needs("customers.change")
def addresses(request: StaffRequest, pk: int) -> HttpResponse:
    customer = find_customer(pk, request.user)
    form = AddressForm(request.POST, auto_id="address_%s")
    if not form.is_valid():
        return section(request, customer, "addresses", address_form=form)
    return done(
        request,
        customer,
        "addresses",
        lambda: add_identity(
            customer, form.cleaned_data["kind"], form.cleaned_data["value"], by=request.user
        ),
        _("The address is added."),
        address_form=form,
    )


@require_POST
@needs("customers.change")
def proof(request: StaffRequest, pk: int, address: int) -> HttpResponse:
    """The customer proved the address to us, e.g. by answering from it."""
    customer = find_customer(pk, request.user)
    identity = get_object_or_404(customer.identities, pk=address)
    return done(request, customer, "addresses", lambda: verify_identity(identity, by=request.user))


@require_POST
@needs("customers.change")
def removal(request: StaffRequest, pk: int, address: int) -> HttpResponse:
    customer = find_customer(pk, request.user)
    identity = get_object_or_404(customer.identities, pk=address)
    return done(request, customer, "addresses", lambda: remove_identity(identity, by=request.user))
