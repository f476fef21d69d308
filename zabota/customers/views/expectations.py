from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.customers.actions.confirm_expectation import confirm_expectation
from zabota.customers.actions.note_expectation import note_expectation
from zabota.customers.actions.withdraw_expectation import withdraw_expectation
from zabota.customers.card import find_customer
from zabota.customers.forms import ExpectationForm
from zabota.customers.models import Expectation
from zabota.customers.views.sections import done, section


@require_POST
@needs("customers.change")
def expectations(request: StaffRequest, pk: int) -> HttpResponse:
    customer = find_customer(pk, request.user)
    form = ExpectationForm(request.POST, auto_id="expectation_%s")
    if not form.is_valid():
        return section(request, customer, "expectations", expectation_form=form)
    return done(
        request,
        customer,
        "expectations",
        lambda: note_expectation(customer, **form.cleaned_data, by=request.user),
        expectation_form=form,
    )


@require_POST
@needs("customers.change")
def answer(request: StaffRequest, pk: int, row: int) -> HttpResponse:
    """Did we understand rightly? Yes confirms; no withdraws, and keeps what the customer said instead."""
    customer = find_customer(pk, request.user)
    expectation = get_object_or_404(
        Expectation.objects.visible_to(request.user).filter(customer=customer), pk=row
    )

    def act() -> None:
        if request.POST.get("understood") == "yes":
            confirm_expectation(expectation, by=request.user)
        else:
            withdraw_expectation(expectation, by=request.user, instead=request.POST.get("instead", ""))

    return done(request, customer, "expectations", act)
