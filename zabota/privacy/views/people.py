"""What is kept about one person: given out to them, or erased."""

from typing import IO

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.customers.card import find_customer
from zabota.customers.models import Customer
from zabota.privacy.actions.erase_person import erase_person
from zabota.privacy.actions.give_out import give_out
from zabota.privacy.forms import EraseForm
from zabota.privacy.giving import counted
from zabota.privacy.models import Erasure
from zabota.privacy.unfinished import unfinished_of


@needs("privacy.see")
def person(request: StaffRequest, pk: int) -> HttpResponse:
    return shown(request, find_customer(pk, request.user), EraseForm())


def shown(request: StaffRequest, customer: Customer, form: EraseForm) -> HttpResponse:
    erasure = Erasure.objects.visible_to(request.user).filter(customer_ids__contains=[customer.id]).first()
    if customer.erased_at and erasure:
        return redirect("privacy:erasure", erasure.id)
    context = {
        "customer": customer,
        "sections": counted(customer),
        "unfinished": unfinished_of(customer),
        "form": form,
        "may_erase": request.user.may("privacy.erase"),
        "may_give_out": request.user.may("privacy.give_out"),
    }
    return render(request, "privacy/person.html", context, status=422 if form.errors else 200)


@require_POST
@needs("privacy.give_out")
def giving(request: StaffRequest, pk: int) -> FileResponse:
    customer = find_customer(pk, request.user)
    return as_zip(customer, give_out(customer, by=request.user))


def as_zip(customer: Customer, packed: IO[bytes]) -> FileResponse:
    response = FileResponse(packed, as_attachment=True, filename=f"customer-{customer.id}.zip")
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@needs("privacy.erase")
def erasing(request: StaffRequest, pk: int) -> HttpResponse:
    customer, form = find_customer(pk, request.user), EraseForm(request.POST)
    if form.is_valid():
        try:
            erasure = erase_person(
                customer,
                form.cleaned_data["because"],
                by=request.user,
                unfinished_too=form.cleaned_data["unfinished_too"],
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The person is erased. This is the proof."))
            return redirect("privacy:erasure", erasure.id)
    return shown(request, customer, form)
