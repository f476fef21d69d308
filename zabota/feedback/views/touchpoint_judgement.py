from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.feedback.actions.judge_touchpoint import judge_touchpoint
from zabota.feedback.models import Touchpoint
from zabota.feedback.touchpoint_forms import JudgementForm


@require_POST
@needs("feedback.judge")
def judgement(request: StaffRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Touchpoint.objects.visible_to(request.user), pk=pk)
    form = JudgementForm(request.POST)
    if form.is_valid():
        judge_touchpoint(row, by=request.user, **form.cleaned_data)
        messages.success(request, _("Your judgement is kept; the earlier ones stay below."))
    else:
        messages.error(request, _("Answer both questions: is it obvious, is it simple?"))
    return redirect("feedback:touchpoint", pk=row.pk)
