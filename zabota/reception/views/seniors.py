"""A customer asks for somebody senior: who came, and how fast."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.reception.actions.call_senior import call_senior
from zabota.reception.actions.note_senior_came import note_senior_came
from zabota.reception.forms import ArrivalForm, SeniorForm
from zabota.reception.models import SeniorCall
from zabota.reception.views.answers import chosen_customer, form_page, who


@needs("reception.use")
def new_call(request: StaffRequest) -> HttpResponse:
    chosen = chosen_customer(request)
    form = SeniorForm(request.POST or None, user=request.user, initial={"customer": chosen})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            with transaction.atomic():
                call_senior(
                    who(given),
                    given["why"],
                    branch=given["branch"],
                    place=given["place"],
                    by=request.user,
                    request_key=given["key"],
                )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Everybody of the branch sees it now. Write down who came."))
            return redirect("reception:home")
    return form_page(
        request,
        form,
        title=_("Call a senior"),
        lead=_("The customer wants to speak to somebody senior, here and now."),
        button=_("Call"),
        back=reverse("reception:home"),
        customer=chosen,
    )


@require_POST
@needs("reception.use")
def arrival(request: StaffRequest, pk: int) -> HttpResponse:
    call = get_object_or_404(SeniorCall.objects.visible_to(request.user), pk=pk)
    form = ArrivalForm(request.POST, user=request.user)
    if not form.is_valid():
        messages.error(request, _("Say who came."))
        return redirect("reception:home")
    try:
        note_senior_came(call, by=request.user, **form.cleaned_data)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("It is kept who came, and how fast."))
    return redirect("reception:home")
