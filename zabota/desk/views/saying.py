from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.actions.store_file import store_file
from zabota.core.errors import Refused
from zabota.core.models import StoredFile
from zabota.core.request import StaffRequest
from zabota.desk.actions.note import note
from zabota.desk.actions.reply import LONGEST, reply
from zabota.desk.actions.save_draft import save_draft
from zabota.desk.expected import expected_in
from zabota.desk.forms import ReplyForm, ResolutionForm
from zabota.desk.guards import Outdated
from zabota.desk.models import Conversation
from zabota.desk.views.answers import done, refused, seen
from zabota.desk.views.conversation import around, context_of, found
from zabota.desk.views.talk import Said, talk_of

MOST_FILES = 20
MOST_BYTES = 25 << 20


@require_POST
@needs("desk.answer")
def replies(request: StaffRequest, pk: int) -> HttpResponse:
    """Send an answer; with `resolving` it also settles the conversation.

    409 when something was said since the writer looked: theirs is shown, what was written stays in the box.
    """
    conversation = seen(request, pk)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return refused(request, conversation, first_error(form))
    settling = settling_form(request, conversation) if form.cleaned_data["resolving"] else None
    if settling is not None and not settling.is_valid():
        return refused(request, conversation, first_error(settling))
    how = settling.cleaned_data if settling else {}
    try:
        with transaction.atomic():
            reply(
                conversation,
                by=request.user,
                text=form.cleaned_data["text"],
                files=stored(request),
                version=form.cleaned_data["version"],
                request_key=form.cleaned_data["key"],
                resolving=settling is not None,
                reason=how.get("reason"),
                outcome=how.get("outcome", ""),
                resolution_note=how.get("note", ""),
                expectations=how.get("expectations"),
                answers_question=form.cleaned_data["answers_question"],
            )
    except Outdated:
        return meanwhile(request, pk)
    except Refused as refusal:
        return refused(request, conversation, refusal)
    return said_so(request, conversation, _("Sent and resolved.") if settling else _("Sent."))


@require_POST
@needs("desk.answer")
def notes(request: StaffRequest, pk: int) -> HttpResponse:
    """Leave a remark for colleagues; it is never sent."""
    conversation = seen(request, pk)
    try:
        with transaction.atomic():
            note(conversation, by=request.user, text=typed(request), files=stored(request))
    except Refused as refusal:
        return refused(request, conversation, refusal)
    return said_so(request, conversation, _("The note is kept."))


@require_POST
@needs("desk.answer")
def draft(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep what has been typed so far; an empty text forgets it."""
    save_draft(
        seen(request, pk), by=request.user, text=typed(request), is_note=request.POST.get("is_note") == "1"
    )
    return HttpResponse(status=204)


def typed(request: StaffRequest) -> str:
    return request.POST.get("text", "").replace("\x00", "")[:LONGEST]


def stored(request: StaffRequest) -> list[StoredFile]:
    """The files that came with the form, kept; refused as a whole when they are too many or too large."""
    files = request.FILES.getlist("files")
    if len(files) > MOST_FILES or sum(file.size or 0 for file in files) > MOST_BYTES:
        limits = {"number": MOST_FILES, "size": MOST_BYTES >> 20}
        raise Refused(_("At most %(number)d files of %(size)d MB together, please.") % limits)
    return [store_file(file.read(), file.name or "", file.content_type or "") for file in files]


def said_so(request: StaffRequest, conversation: Conversation, words: str) -> HttpResponse:
    """Done; the emptied box gets a fresh key for the next thing to be said."""
    response = done(request, conversation, words)
    response["X-Next-Key"] = get_random_string(22)
    return response


def meanwhile(request: StaffRequest, pk: int) -> HttpResponse:
    """What was said while this answer was written: to be read before it is sent."""
    conversation = found(request, pk)
    if not request.htmx:
        context = {**context_of(request, conversation), "outdated": True, **around()}
        context["begun"]["reply"] = request.POST.get("text", "")
        return render(request, "desk/inbox.html", context, status=409)
    context = {"conversation": conversation, "said": newer(conversation, request.POST.get("version", ""))}
    return render(request, "desk/parts/meanwhile.html", context, status=409)


def newer(conversation: Conversation, version: str) -> list:
    """The last messages, at most as many as the version went on by, and at least one."""
    since = conversation.version - int(version) if version.isdecimal() and len(version) < 10 else 1
    entries = talk_of(conversation).entries
    messages = [entry for entry in entries if isinstance(entry, Said) and entry.counts_as_said]
    return messages[-max(1, min(since, 5)) :]


def settling_form(request: StaffRequest, conversation: Conversation) -> ResolutionForm:
    """What was said on resolving; what was not asked of this user is not heard."""
    return ResolutionForm(request.POST, expectations=expected_in(conversation, request.user))


def first_error(form: forms.Form) -> str:
    return next(str(error) for errors in form.errors.values() for error in errors)
