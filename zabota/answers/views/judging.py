from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.answers.counting import MONTH, vague_share
from zabota.answers.models import ReplyCheck
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.desk.actions.judge_reply import judge_reply
from zabota.desk.models import Message
from zabota.desk.views.answers import done, refused

SAID = {"yes": True, "no": False, "": None}


@require_POST
@needs("desk.answer")
def judgement(request: StaffRequest, pk: int) -> HttpResponse:
    """Was the question answered by this reply: yes, no, or not said."""
    visible = Message.objects.visible_to(request.user).select_related(
        "conversation__inbox", "conversation__customer"
    )
    message = get_object_or_404(visible, pk=pk)
    try:
        judge_reply(message, SAID.get(request.POST.get("answered", "")), by=request.user)
    except Refused as refusal:
        return refused(request, message.conversation, refusal)
    return done(request, message.conversation, _("Saved."))


@needs("desk.see")
def vague(request: StaffRequest) -> HttpResponse:
    """Replies of the last thirty days in which nothing concrete was found, newest first."""
    since = timezone.now() - MONTH
    checked = ReplyCheck.objects.visible_to(request.user).filter(at__gte=since)
    rows = checked.vague().select_related("message__user", "message__conversation")
    page = page_by(rows, request.GET.get("page", ""), ["-at", "-id"])
    return render(request, "answers/vague.html", {"page": page, "share": vague_share(checked)})
