"""Questions to others beside a conversation: asked, answered, asked again, closed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from zabota.asides.actions.ask_aside import ask_aside
from zabota.asides.actions.close_aside import close_aside
from zabota.asides.actions.write_aside import write_aside
from zabota.asides.forms import AskForm, MoreForm
from zabota.asides.models import Aside, AsideMessage
from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.downloads import download
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.desk.models import Conversation

MOST = 20


@needs("desk.answer")
def new_aside(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask somebody beside the conversation of that number."""
    seen = Conversation.objects.visible_to(request.user).present().select_related("customer", "inbox")
    conversation = get_object_or_404(seen, pk=pk)

    def save(form: AskForm) -> Any:
        given = dict(form.cleaned_data)
        key, files = given.pop("key"), given.pop("attached", ())
        return ask_aside(conversation, **given, files=files, by=request.user, request_key=key)

    return form_page(
        request,
        AskForm(request.POST or None, conversation=conversation),
        save,
        template="asides/asking.html",
        said=_("Asked. The answer will stand beside the talk."),
        back=reverse("desk:conversation", args=[pk]),
        conversation=conversation,
    )


@needs("desk.see")
def aside(request: StaffRequest, pk: int) -> HttpResponse:
    return page(request, seen(request, pk), MoreForm())


def seen(request: StaffRequest, pk: int) -> Aside:
    rows = Aside.objects.visible_to(request.user).select_related("conversation", "asker")
    return get_object_or_404(rows, pk=pk)


def page(request: StaffRequest, found: Aside, form: MoreForm) -> HttpResponse:
    said = found.messages.select_related("user", "dispatch").prefetch_related("files")
    context = {
        "aside": found,
        "said": said,
        "form": form,
        "may_answer": request.user.may("desk.answer"),
    }
    return render(request, "asides/aside.html", context, status=422 if form.errors else 200)


@require_POST
@needs("desk.answer")
def more(request: StaffRequest, pk: int) -> HttpResponse:
    """Write to them once more."""
    found = seen(request, pk)
    form = MoreForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            write_aside(
                found, given["text"], by=request.user, answer_by=given["answer_by"], request_key=given["key"]
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Written."))
            return redirect("asides:aside", found.id)
    return page(request, found, form)


@require_POST
@needs("desk.answer")
def closure(request: StaffRequest, pk: int) -> HttpResponse:
    """Nothing more is expected of them."""
    found = seen(request, pk)
    close_aside(found, by=request.user)
    return redirect("desk:conversation", found.conversation_id)


@require_safe
@needs("desk.see")
def file(request: StaffRequest, pk: int, file: int) -> HttpResponseBase:
    """A file that went or came with a message of an aside."""
    message = get_object_or_404(AsideMessage.objects.visible_to(request.user), pk=pk)
    return download(get_object_or_404(message.files.all(), pk=file))


@require_safe
@needs("desk.see")
def beside(request: StaffRequest, pk: int) -> HttpResponse:
    """The panel alone, fetched again when something is asked or answered."""
    seen_talks = Conversation.objects.visible_to(request.user)
    conversation = get_object_or_404(seen_talks, pk=pk)
    asked = Aside.objects.visible_to(request.user).beside(conversation)
    context = {"asides": asked.prefetch_related("messages")[:MOST], "conversation": conversation}
    return render(request, "asides/panels/lines.html", context)
