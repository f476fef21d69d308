from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.recovery.actions.ask_customer import ask_customer
from zabota.recovery.actions.close_case import close_case
from zabota.recovery.actions.confirm_case import confirm_case
from zabota.recovery.actions.fix_case import fix_case
from zabota.recovery.actions.rate_recovery import rate_recovery
from zabota.recovery.actions.reopen_case import reopen_case
from zabota.recovery.forms import EndingForm, FixForm, HeardForm
from zabota.recovery.views.case import case_for, done, wrong


@require_POST
@needs("recovery.work")
def fix(request: StaffRequest, pk: int) -> HttpResponse:
    """Say what was done; the customer is asked."""
    case, form = case_for(request, pk), FixForm(request.POST)
    if not form.is_valid():
        return wrong(request, case, form)
    try:
        fix_case(case, form.cleaned_data["what_was_done"], by=request.user)
    except Refused as refusal:
        return wrong(request, case, form, refusal)
    if case.asked_customer_at:
        return done(request, case, _("Well done. The customer is asked whether it is put right."))
    return done(request, case, _("Well done. Nothing can be written to this customer: ask by phone."))


@require_POST
@needs("recovery.work")
def question(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask the customer once more in writing."""
    case = case_for(request, pk)
    if ask_customer(case, by=request.user):
        return done(request, case, _("The customer is asked again."))
    messages.error(request, _("Nothing can be written to this customer: ask by phone."))
    return redirect("recovery:case", pk)


@require_POST
@needs("recovery.work")
def heard(request: StaffRequest, pk: int) -> HttpResponse:
    """The customer's word, heard by phone: it ends the case, or starts the fix clock again."""
    case, form = case_for(request, pk), HeardForm(request.POST)
    if not form.is_valid():
        return wrong(request, case, form)
    said, score = form.cleaned_data["said"], form.cleaned_data["score"]
    if form.cleaned_data["answer"] == "no":
        reopen_case(case, by=request.user, words=said)
        return done(request, case, _("It is not put right yet: the clock runs again."))
    try:
        confirm_case(case, by=request.user, said=said)
    except Refused as refusal:
        return wrong(request, case, form, refusal)
    if score:
        rate_recovery(case, score, by=request.user)
    return done(request, case, _("The case is closed on the customer's word."))


@require_POST
@needs("recovery.work")
def ending(request: StaffRequest, pk: int) -> HttpResponse:
    """End the case without the customer's word, with a reason."""
    case = case_for(request, pk)
    form = EndingForm(request.POST, may_dismiss=request.user.may("recovery.dismiss"))
    if not form.is_valid():
        return wrong(request, case, form)
    try:
        close_case(case, form.cleaned_data["ending"], by=request.user, why=form.cleaned_data["why"])
    except Refused as refusal:
        return wrong(request, case, form, refusal)
    return done(request, case, _("The case is closed."))
