"""The first contact: who stands here, what there is between us, what to do next."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.next_steps import steps_for
from zabota.core.panels import panels_for
from zabota.core.request import StaffRequest
from zabota.customers.card import card_of, find_customer
from zabota.customers.models import Customer
from zabota.customers.questions import OPEN_QUESTIONS
from zabota.customers.refusals import AddressTaken
from zabota.customers.views.sections import forms_of
from zabota.reception.actions.note_visit import note_visit
from zabota.reception.actions.welcome import welcome
from zabota.reception.forms import VisitForm, WelcomeForm
from zabota.reception.views.home import open_hand_overs


@needs("reception.use")
def customer(request: StaffRequest, pk: int) -> HttpResponse:
    found = find_customer(pk, request.user)
    if found.merged_into_id:
        return redirect("reception:contact", found.merged_into_id)
    return contact_page(request, found, VisitForm(user=request.user, auto_id="visit_%s"))


def contact_page(request: StaffRequest, found: Customer, form: Any) -> HttpResponse:
    user = request.user
    context = {
        "customer": found,
        "card": card_of(found, user),
        "steps": steps_for(found, user),
        "hand_overs": open_hand_overs(user).filter(conversation__customer=found),
        "panels": [*panels_for("reception", found, user), *panels_for("customer", found, user)],
        "visit_form": form,
        "questions": OPEN_QUESTIONS,
        **forms_of(request),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "reception/contact.html", context, status=status)


@require_POST
@needs("reception.use")
def visits(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep what was said at the desk; `then=hand_over` leads on to who does it."""
    found = find_customer(pk, request.user)
    form = VisitForm(request.POST, user=request.user, auto_id="visit_%s")
    if not form.is_valid():
        return contact_page(request, found, form)
    given = form.cleaned_data
    try:
        talk = note_visit(
            found,
            said=given["said"],
            answered=given["answered"],
            branch=given["branch"],
            by=request.user,
            request_key=given["key"],
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return contact_page(request, found, form)
    if request.POST.get("then") == "hand_over":
        return redirect("reception:hand_over", talk.id)
    messages.success(request, _("The visit is kept."))
    return redirect("reception:contact", found.id)


@needs("reception.use")
def new_customer(request: StaffRequest) -> HttpResponse:
    """The first contact in one short form; whoever has a card already is shown, and nothing typed is lost."""
    initial = {"language": request.user.language}
    initial |= {name: request.GET[name] for name in ("name", "phone", "email") if name in request.GET}
    form = WelcomeForm(request.POST or None, user=request.user, initial=initial)
    existing = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            added = welcome(**{k: v for k, v in given.items() if k != "key"}, by=request.user)
        except AddressTaken as taken:
            existing = Customer.objects.visible_to(request.user).filter(id=taken.customer.id).first()
            form.add_error(None, str(taken))
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The card is made."))
            return redirect("reception:contact", added.id)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "reception/new_customer.html", {"form": form, "existing": existing}, status=status)
