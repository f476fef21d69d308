from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.recovery.actions.agree_goodwill import agree_goodwill
from zabota.recovery.actions.give_goodwill import give_goodwill
from zabota.recovery.forms import GoodwillForm
from zabota.recovery.models import Goodwill
from zabota.recovery.views.case import case_for, done, wrong


@require_POST
@needs("recovery.give")
def goodwill(request: StaffRequest, pk: int) -> HttpResponse:
    """Give something; beyond my limit it is proposed to somebody with a larger one."""
    case, form = case_for(request, pk), GoodwillForm(request.POST)
    if not form.is_valid():
        return wrong(request, case, form)
    try:
        given = give_goodwill(case, **form.cleaned_data, by=request.user)
    except Refused as refusal:
        return wrong(request, case, form, refusal)
    if given.within_limit:
        return done(request, case, _("It is given."))
    return done(request, case, _("It is beyond your limit: somebody with a larger one is asked to agree."))


@require_POST
@needs("recovery.give")
def agreement(request: StaffRequest, pk: int, goodwill_id: int) -> HttpResponse:
    """Agree to what a colleague proposed."""
    case = case_for(request, pk)
    proposed = get_object_or_404(Goodwill.objects.visible_to(request.user), pk=goodwill_id, case=case)
    try:
        agree_goodwill(proposed, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("recovery:case", pk)
    return done(request, case, _("You agreed: it is given."))
