from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from zabota.core.access import public
from zabota.customers.actions.choose_privacy import choose_privacy
from zabota.customers.actions.give_consent import give_consent
from zabota.customers.actions.withdraw_consent import withdraw_consent
from zabota.customers.models import Consent, Customer
from zabota.portal.customer import CustomerRequest, customer_page, visit_of
from zabota.portal.forms import PrivacyForm

SOURCE = "portal"
ASKED = (Consent.Purpose.SURVEYS, Consent.Purpose.REMINDERS, Consent.Purpose.NEWS)


@public("says what we keep and why; one's own choices need a visit")
def privacy(request: HttpRequest) -> HttpResponse:
    """What we keep and why; and, for a customer who came in, their own choices."""
    return choices(request) if visit_of(request) else render(request, "portal/privacy.html")


@customer_page
def choices(request: CustomerRequest) -> HttpResponse:
    customer: Customer = request.customer
    form = PrivacyForm(request.POST or None, initial=in_force(customer), choices=offered())
    if request.method == "POST" and form.is_valid():
        obey(customer, form.cleaned_data)
        messages.success(request, _("We keep to it from now on."))
        return redirect("portal:privacy")
    return render(request, "portal/privacy.html", {"form": form}, status=422 if form.errors else 200)


def offered() -> list[tuple[str, object]]:
    return [
        (Customer.Privacy.PRIVATE, _("Privately: keep only what the service needs")),
        (Customer.Privacy.PERSONAL, _("Personally: remember what I like and wish")),
    ]


def in_force(customer: Customer) -> dict[str, object]:
    given = {consent.purpose for consent in customer.consents.all() if consent.is_in_force}
    refused = {consent.purpose for consent in customer.consents.all() if not consent.is_in_force}
    return {
        "privacy": customer.privacy,
        "surveys": Consent.Purpose.SURVEYS not in refused,
        "reminders": Consent.Purpose.REMINDERS not in refused,
        "news": Consent.Purpose.NEWS in given,
    }


@transaction.atomic
def obey(customer: Customer, chosen: dict[str, object]) -> None:
    choose_privacy(customer, str(chosen["privacy"]), source=SOURCE)
    for purpose in ASKED:
        if chosen[purpose]:
            give_consent(customer, purpose, source=SOURCE)
        else:
            withdraw_consent(customer, purpose, source=SOURCE)
