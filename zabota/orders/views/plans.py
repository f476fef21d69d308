"""The plan of a conversation: begun, looked at beside the talk, called off."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.desk.models import Conversation
from zabota.orders.actions.begin_plan import begin_plan
from zabota.orders.actions.call_off import call_off
from zabota.orders.forms import BeginForm, CallOffForm
from zabota.orders.listing import plans_shown
from zabota.orders.models import ActionPlan


def talk_of(request: StaffRequest, pk: int) -> Conversation:
    return get_object_or_404(Conversation.objects.visible_to(request.user).present(), pk=pk)


@needs("orders.see")
def plan(request: StaffRequest, pk: int) -> HttpResponse:
    """The panel beside the talk, again when something happened."""
    conversation = get_object_or_404(Conversation.objects.visible_to(request.user), pk=pk)
    return render(request, "orders/panels/conversation.html", plans_shown(conversation, request.user))


@needs("orders.work")
def beginning(request: StaffRequest, pk: int) -> HttpResponse:
    """Say what kind of request it is; the plan begins with its first step."""
    conversation = talk_of(request, pk)
    return form_page(
        request,
        BeginForm(request.POST or None),
        lambda form: begin_plan(conversation, form.cleaned_data["request_type"], by=request.user),
        said=_("The plan has begun. Its first step is due as shown."),
        back=reverse("desk:conversation", args=[pk]),
        title=_("Begin a plan"),
        back_label=f"#{pk}",
    )


@needs("orders.work")
def ending(request: StaffRequest, pk: int) -> HttpResponse:
    """Call a plan off, with the reason."""
    seen = ActionPlan.objects.visible_to(request.user).select_related("request_type", "conversation")
    kept = get_object_or_404(seen, pk=pk)
    return form_page(
        request,
        CallOffForm(request.POST or None),
        lambda form: call_off(
            kept, form.cleaned_data["why"], note=form.cleaned_data["note"], by=request.user
        ),
        said=_("The plan is called off."),
        back=reverse("desk:conversation", args=[kept.conversation_id]),
        title=_("Call the plan off: %(plan)s") % {"plan": kept.request_type},
        back_label=f"#{kept.conversation_id}",
    )
