from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.agenda.actions.end_follow_up import end_follow_up
from zabota.agenda.actions.set_follow_up import set_follow_up
from zabota.agenda.forms import FollowUpForm
from zabota.agenda.models import FollowUpRule
from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.request import StaffRequest


@needs("agenda.set")
def follow_ups(request: StaffRequest) -> HttpResponse:
    """After which contacts the customer is called again."""
    rules = FollowUpRule.objects.visible_to(request.user).in_force().select_related("reason", "inbox")
    return render(request, "agenda/follow_ups.html", {"rules": rules})


@needs("agenda.set")
def new_follow_up(request: StaffRequest) -> HttpResponse:
    return form_page(
        request,
        FollowUpForm(request.POST or None, user=request.user),
        lambda form: set_follow_up(**form.cleaned_data, by=request.user),
        said=_("Saved. It counts for what is resolved from now on."),
        back=reverse("agenda:follow_ups"),
        title=_("New follow-up call"),
        back_label=_("Follow-up calls"),
    )


@require_POST
@needs("agenda.set")
def ending(request: StaffRequest, pk: int) -> HttpResponse:
    end_follow_up(get_object_or_404(FollowUpRule.objects.visible_to(request.user), pk=pk), by=request.user)
    return redirect("agenda:follow_ups")
