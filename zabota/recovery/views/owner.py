from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.recovery.actions.hand_over import hand_over
from zabota.recovery.actions.set_weight import set_weight
from zabota.recovery.actions.take_case import take_case
from zabota.recovery.forms import HandOverForm
from zabota.recovery.more_forms import WeightForm
from zabota.recovery.people import who_may_work
from zabota.recovery.views.case import case_for, done, wrong


@require_POST
@needs("recovery.work")
def taking(request: StaffRequest, pk: int) -> HttpResponse:
    """Make an unowned case mine."""
    case = case_for(request, pk)
    try:
        take_case(case, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("recovery:case", pk)
    return done(request, case, _("The case is yours."))


@require_POST
@needs("recovery.work")
def owner(request: StaffRequest, pk: int) -> HttpResponse:
    """Hand the case over to a colleague."""
    case = case_for(request, pk)
    people = {person.id: person for person in who_may_work(case.branch)}
    form = HandOverForm(request.POST, people=list(people.values()))
    if not form.is_valid():
        return wrong(request, case, form)
    try:
        hand_over(case, people[form.cleaned_data["to"]], by=request.user, why=form.cleaned_data["why"])
    except Refused as refusal:
        return wrong(request, case, form, refusal)
    return done(request, case, _("The case is handed over."))


@require_POST
@needs("recovery.work")
def weight(request: StaffRequest, pk: int) -> HttpResponse:
    """What the customer spends and how many hear them: the case is weighed anew."""
    case, form = case_for(request, pk), WeightForm(request.POST)
    if not form.is_valid():
        return wrong(request, case, form)
    set_weight(case.customer, **form.cleaned_data, by=request.user)
    return done(request, case, _("The case is weighed anew."))
