from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.desk.actions.leave_unanswered import leave_unanswered
from zabota.desk.actions.reopen import reopen
from zabota.desk.actions.resolve import resolve
from zabota.desk.expected import expected_in
from zabota.desk.forms import ResolutionForm
from zabota.desk.views.answers import done, refused, seen
from zabota.desk.views.saying import first_error, settling_form

REPLY_FORM = "reply-form"


@needs("desk.answer")
def resolution(request: StaffRequest, pk: int) -> HttpResponse:
    """GET: the small question, `?with=reply` as a part of the reply box. POST: settle it."""
    conversation = seen(request, pk)
    if request.method != "POST":
        with_reply = request.GET.get("with") == "reply"
        initial = {"reason": conversation.reason_id, "outcome": "done"}
        form = ResolutionForm(
            belongs_to=REPLY_FORM if with_reply else "",
            expectations=expected_in(conversation, request.user),
            initial=initial,
        )
        context = {"conversation": conversation, "form": form, "with_reply": with_reply}
        return render(request, "desk/dialogs/resolution.html", context)
    form = settling_form(request, conversation)
    if not form.is_valid():
        return refused(request, conversation, first_error(form))
    try:
        resolve(conversation, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        return refused(request, conversation, refusal)
    back = reverse("desk:conversation", args=[conversation.id])
    return done(request, conversation, _("Resolved."), url=back, label=f"#{conversation.id}")


@require_POST
@needs("desk.answer")
def reopening(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it up again."""
    conversation = seen(request, pk)
    try:
        reopen(conversation, by=request.user, because="staff")
    except Refused as refusal:
        return refused(request, conversation, refusal)
    return done(request, conversation, _("It is open again."))


@require_POST
@needs("desk.answer")
def unanswered(request: StaffRequest, pk: int) -> HttpResponse:
    """What was said last needs no reply."""
    conversation = seen(request, pk)
    try:
        leave_unanswered(conversation, by=request.user)
    except Refused as refusal:
        return refused(request, conversation, refusal)
    return done(request, conversation, _("It needs no answer."))
