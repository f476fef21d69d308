"""Who else has a conversation open, and who is writing. In the short memory only, gone in a minute."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from zabota.channels.writing import we_write
from zabota.core.access import needs
from zabota.core.pace import Pace
from zabota.core.request import StaffRequest
from zabota.desk.actions.see_mentions import see_mentions
from zabota.desk.lookers import look
from zabota.desk.views.answers import seen

writing_of_user = Pace(20, 60, "desk writing")


@require_POST
@needs("desk.see")
def attendance(request: StaffRequest, pk: int) -> HttpResponse:
    """I am here, `writing` or looking; who else is. New mentions of me here count as seen."""
    conversation = seen(request, pk)
    if request.POST.get("first") == "1":
        see_mentions(conversation, by=request.user)
    here = look(request.user, pk, writes=request.POST.get("writing") == "1")
    others = [
        {"name": name, "writes": writes} for who, (name, writes) in here.items() if who != request.user.id
    ]
    return render(request, "desk/parts/others.html", {"others": others})


@require_POST
@needs("desk.answer")
def writing(request: StaffRequest, pk: int) -> HttpResponse:
    """I write an answer just now: the visitor of a site's chat sees that. Nobody is told of a note."""
    conversation = seen(request, pk)
    if conversation.inbox.kind == "chat" and not writing_of_user.wait_seconds(str(request.user.id)):
        we_write(conversation.address, request.user.name.partition(" ")[0])
    return HttpResponse(status=204)
