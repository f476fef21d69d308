import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.desk.actions.confirm_match import confirm_match
from zabota.desk.actions.merge import merge
from zabota.desk.actions.unmerge import merge_of, unmerge
from zabota.desk.models import Conversation, ConversationMerge
from zabota.desk.views.answers import done, refused, seen

MOST_OFFERED = 8


@needs("desk.merge")
def merging(request: StaffRequest, pk: int) -> HttpResponse:
    """GET: which conversation it goes into (`q` searches). POST `into`: its number."""
    conversation = seen(request, pk)
    if request.method != "POST":
        context = {
            "conversation": conversation,
            "others": others(request, conversation),
            "asked": request.GET.get("q", ""),
        }
        part = "desk/dialogs/merge_choices.html" if "q" in request.GET else "desk/dialogs/merge.html"
        return render(request, part, context)
    number = request.POST.get("into", "").strip().removeprefix("#")
    if not (number.isdecimal() and len(number) < 19):
        return refused(request, conversation, _("Write the number of the other conversation."))
    kept = seen(request, int(number))
    try:
        merge(kept, conversation, by=request.user)
    except Refused as refusal:
        return refused(request, conversation, refusal)
    return moved(request, conversation, kept)


def others(request: StaffRequest, conversation: Conversation) -> list[Conversation]:
    """Those of the same customer first; with words, those that are found by them."""
    asked = request.GET.get("q", "").strip().removeprefix("#")
    present = Conversation.objects.visible_to(request.user).present().exclude(pk=conversation.pk)
    if not asked:
        found = present.filter(customer=conversation.customer_id)
    elif asked.isdecimal() and len(asked) < 19:
        found = present.filter(pk=int(asked))
    else:
        found = present.filter(customer_name__icontains=asked.replace("\x00", "")[:100]) | present.filter(
            subject__icontains=asked.replace("\x00", "")[:100]
        )
    return list(found.order_by("-last_message_at")[:MOST_OFFERED])


def moved(request: StaffRequest, merged: Conversation, kept: Conversation) -> HttpResponse:
    """To the one that stays, with a way back."""
    done_by = merge_of(merged)
    said = _("#%(merged)d is part of #%(kept)d now.") % {"merged": merged.id, "kept": kept.id}
    where = reverse("desk:conversation", args=[kept.id])
    if not request.htmx:
        messages.success(request, said)
        return redirect(where)
    undo = reverse("desk:unmerge", args=[done_by.id]) if done_by else where
    toast = {"text": said, "kind": "success", "url": undo, "label": _("Undo")}
    news = {"toast": toast, "talk-moved": {"url": where}}
    return HttpResponse(status=204, headers={"HX-Trigger": json.dumps(news)})


@needs("desk.merge")
def undoing(request: StaffRequest, pk: int) -> HttpResponse:
    """GET asks, POST takes a merge back; both conversations must be the user's to see."""
    visible = Conversation.objects.visible_to(request.user)
    done_by = get_object_or_404(ConversationMerge.objects.filter(kept__in=visible, merged__in=visible), pk=pk)
    if request.method != "POST":
        return render(request, "desk/undoing.html", {"merge": done_by})
    try:
        unmerge(done_by, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:conversation", done_by.kept_id)
    messages.success(request, _("Both conversations are as they were; what was said since stays."))
    return redirect("desk:conversation", done_by.merged_id)


@require_POST
@needs("desk.merge")
def match(request: StaffRequest, pk: int) -> HttpResponse:
    """A person decides about a possible match: `belongs` 1 or 0. Joining needs the right to see both."""
    conversation = seen(request, pk)
    belongs = request.POST.get("belongs") == "1"
    if belongs and conversation.possible_match_id:
        seen(request, conversation.possible_match_id)
    try:
        kept = confirm_match(conversation, by=request.user, belongs=belongs)
    except Refused as refusal:
        return refused(request, conversation, refusal)
    if belongs:
        return moved(request, conversation, kept)
    return done(request, conversation, _("It stays a conversation of its own."))
