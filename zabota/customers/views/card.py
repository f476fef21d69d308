from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.panels import panels_for
from zabota.core.request import StaffRequest
from zabota.customers.actions.add_new_customer import add_new_customer
from zabota.customers.actions.change_customer import change_customer
from zabota.customers.card import card_of, find_customer
from zabota.customers.forms import ChangeCustomerForm, NewCustomerForm
from zabota.customers.models import Customer
from zabota.customers.questions import OPEN_QUESTIONS
from zabota.customers.refusals import AddressTaken, ChangedMeanwhile
from zabota.customers.views.sections import forms_of


@needs("customers.see")
def customer(request: StaffRequest, pk: int) -> HttpResponse:
    """The card; one that was merged leads to the card that stayed."""
    found = find_customer(pk, request.user)
    if found.merged_into_id:
        return redirect("customers:card", found.merged_into_id)
    context = {
        "card": card_of(found, request.user),
        "customer": found,
        "questions": OPEN_QUESTIONS,
        "panels": panels_for("customer", found, request.user),
        **forms_of(request),
    }
    return render(request, "customers/card.html", context)


@needs("customers.see")
def side_card(request: StaffRequest, pk: int) -> HttpResponse:
    """The compact card, for a pane beside something else."""
    return render(request, "customers/parts/side_card.html", {"customer": find_customer(pk, request.user)})


@needs("customers.change")
def new_customer(request: StaffRequest) -> HttpResponse:
    """A card at the first contact: one short form."""
    initial = {"language": request.user.language, "branch": min(request.user.branch_ids, default=None)}
    initial |= {name: request.GET[name] for name in ("name", "phone", "email") if name in request.GET}
    form = NewCustomerForm(request.POST or None, user=request.user, initial=initial)
    existing = None
    if request.method == "POST" and form.is_valid():
        try:
            added = add_new_customer(**form.cleaned_data, by=request.user)
        except AddressTaken as taken:
            existing = Customer.objects.visible_to(request.user).filter(id=taken.customer.id).first()
            form.add_error(None, str(taken))
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The card is made."))
            return redirect("customers:card", added.id)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "customers/new.html", {"form": form, "existing": existing}, status=status)


@needs("customers.change")
def change(request: StaffRequest, pk: int) -> HttpResponse:
    """The card's own fields. The second of two writers sees both texts side by side, and loses none."""
    found = find_customer(pk, request.user)
    form = ChangeCustomerForm(request.POST or None, user=request.user, customer=found)
    differences: list[dict[str, Any]] = []
    if request.method == "POST" and form.is_valid():
        try:
            change_customer(found, by=request.user, **form.cleaned_data)
        except ChangedMeanwhile as meanwhile:
            form.add_error(None, str(meanwhile))
            differences = differing(form, meanwhile.customer)
            form.data = {**request.POST.dict(), "version": meanwhile.customer.version}
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("customers:card", found.id)
    status = 422 if form.is_bound and form.errors else 200
    context = {"form": form, "customer": found, "differences": differences}
    return render(request, "customers/change.html", context, status=status)


def differing(form: ChangeCustomerForm, now: Customer) -> list[dict[str, Any]]:
    """Field by field, what stands on the card now and what this writer wrote, where they differ."""
    stands = ChangeCustomerForm.stands(now)
    found = []
    for field in form.visible_fields():
        mine = form.data.get(field.name, "")
        there = stands[field.name]
        if field.name == "is_corporate":
            mine, there = field.name in form.data, bool(there)
        if str(mine or "") != str(there or ""):
            found.append({"label": field.label, "there": shown(field, there), "mine": shown(field, mine)})
    return found


def shown(field: Any, value: Any) -> str:
    """A value as the reader knows it: the label of a choice, yes or no."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    choices = {str(key): label for key, label in getattr(field.field, "choices", [])}
    return str(choices.get(str(value or ""), value or ""))
