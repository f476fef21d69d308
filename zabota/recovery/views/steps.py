from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.recovery.actions.add_step import add_step
from zabota.recovery.actions.write_to_customer import write_to_customer
from zabota.recovery.forms import CallForm, MessageForm, RemarkForm
from zabota.recovery.models import CaseStep
from zabota.recovery.views.case import case_for, done, wrong


@require_POST
@needs("recovery.work")
def call(request: StaffRequest, pk: int) -> HttpResponse:
    """Note a call; one that reached the customer meets the contact clock."""
    case, form = case_for(request, pk), CallForm(request.POST)
    if not form.is_valid():
        return wrong(request, case, form)
    reached = form.cleaned_data["reached"] == "yes"
    try:
        add_step(case, CaseStep.Kind.CALL, by=request.user, text=form.cleaned_data["text"], reached=reached)
        if form.cleaned_data["apologised"]:
            add_step(case, CaseStep.Kind.APOLOGY, by=request.user)
    except Refused as refusal:
        return wrong(request, case, form, refusal)
    return done(request, case, _("The call is noted."))


@require_POST
@needs("recovery.work")
def message(request: StaffRequest, pk: int) -> HttpResponse:
    """Write to the customer; the answer comes back into the conversation."""
    case, form = case_for(request, pk), MessageForm(request.POST)
    if not form.is_valid():
        return wrong(request, case, form)
    text, key = form.cleaned_data["text"], form.cleaned_data["request_key"]
    try:
        write_to_customer(case, text, by=request.user, request_key=key)
    except Refused as refusal:
        return wrong(request, case, form, refusal)
    return done(request, case, _("The message is on its way."))


@require_POST
@needs("recovery.work")
def remark(request: StaffRequest, pk: int) -> HttpResponse:
    case, form = case_for(request, pk), RemarkForm(request.POST)
    if not form.is_valid():
        return wrong(request, case, form)
    add_step(case, CaseStep.Kind.REMARK, by=request.user, text=form.cleaned_data["text"])
    return done(request, case, _("The remark is kept."))
