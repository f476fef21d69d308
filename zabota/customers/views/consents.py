from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.customers.actions.choose_privacy import choose_privacy
from zabota.customers.actions.give_consent import give_consent
from zabota.customers.actions.withdraw_consent import withdraw_consent
from zabota.customers.card import find_customer
from zabota.customers.models import Consent
from zabota.customers.views.sections import done


@require_POST
@needs("customers.keep_data")
def consents(request: StaffRequest, pk: int) -> HttpResponse:
    """The customer's yes or no to one purpose, said to the user who writes it down."""
    customer = find_customer(pk, request.user)
    purpose = request.POST.get("purpose", "")
    if purpose not in Consent.Purpose.values or purpose == Consent.Purpose.PERSONAL:
        raise Http404
    source = request.POST.get("source", "").strip() or _("said to %(name)s") % {"name": request.user.name}
    act = give_consent if request.POST.get("given") == "yes" else withdraw_consent
    return done(request, customer, "consents", lambda: act(customer, purpose, source=source, by=request.user))


@require_POST
@needs("customers.keep_data")
def privacy(request: StaffRequest, pk: int) -> HttpResponse:
    """The customer's choice between privacy and personal service; the whole card is drawn again."""
    customer = find_customer(pk, request.user)
    source = _("said to %(name)s") % {"name": request.user.name}
    choice = request.POST.get("privacy", "")
    response = done(
        request,
        customer,
        "consents",
        lambda: choose_privacy(customer, choice, source=source, by=request.user),
    )
    if response.status_code != 200:
        return response
    answer: HttpResponse = redirect("customers:card", customer.id)
    if request.htmx:
        answer = HttpResponse(headers={"HX-Refresh": "true"})
    return answer
