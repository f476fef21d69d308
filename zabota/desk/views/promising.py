from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.customers.actions.keep_promise import keep_promise
from zabota.customers.forms import PromiseForm
from zabota.customers.models import Promise
from zabota.desk.actions.promise_here import promise_here
from zabota.desk.models import Conversation
from zabota.desk.panels.promises import promises_here
from zabota.desk.views.answers import seen


@require_POST
@needs("customers.change")
def promises(request: StaffRequest, pk: int) -> HttpResponse:
    """A promise made in a talk; it remembers the talk."""
    conversation = seen(request, pk)
    form = PromiseForm(request.POST, user=request.user, auto_id="talk_promise_%s")
    if not form.is_valid():
        return shown(request, conversation, form)
    try:
        promise_here(conversation, **form.cleaned_data, by=request.user)
    except Refused as refused:
        return shown(request, conversation, form, str(refused))
    return shown(request, conversation)


@require_POST
@needs("customers.change")
def kept(request: StaffRequest, pk: int, promise_pk: int) -> HttpResponse:
    """What was promised here is done."""
    conversation = seen(request, pk)
    promises = Promise.objects.visible_to(request.user).made_in(conversation.id)
    try:
        keep_promise(get_object_or_404(promises, pk=promise_pk), by=request.user)
    except Refused as refused:
        return shown(request, conversation, refused=str(refused))
    return shown(request, conversation)


def shown(
    request: StaffRequest, conversation: Conversation, form: PromiseForm | None = None, refused: str = ""
) -> HttpResponse:
    """The part beside the talk again; without htmx back to the talk."""
    is_wrong = bool(refused or (form and form.errors))
    if not request.htmx:
        if is_wrong:
            messages.error(request, refused or _("The promise lacks something: what, by when and who."))
        return redirect("desk:conversation", conversation.id)
    context = promises_here(conversation, request.user, form, refused)
    return render(request, "desk/panels/promises.html", context, status=422 if is_wrong else 200)
