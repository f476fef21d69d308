"""From the front office to those who do the work, and back; and where each thing is now."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.desk.models import Conversation, Message
from zabota.reception.actions.accept_hand_over import accept_hand_over
from zabota.reception.actions.hand_over import hand_over
from zabota.reception.actions.return_hand_over import return_hand_over
from zabota.reception.forms import HandOverForm, ReturnForm
from zabota.reception.models import HandOver
from zabota.reception.views.home import with_people

MOST_SAID = 20
STATES = ("open", "returned", "all")


@needs("reception.use")
def hand_over_page(request: StaffRequest, pk: int) -> HttpResponse:
    """Who does it? Oneself: nothing is handed over. Somebody else: with all that belongs to it."""
    seen = Conversation.objects.visible_to(request.user).present().select_related("customer", "assignee")
    talk = get_object_or_404(seen, pk=pk)
    said = talk.messages.filter(author=Message.Author.CUSTOMER).order_by("-id")[:1]
    initial = {"wants": said[0].text[:2_000] if said else ""}
    form = HandOverForm(request.POST or None, user=request.user, conversation=talk, initial=initial)
    is_own = request.POST.get("myself") == "1"
    if request.method == "POST" and (is_own or form.is_valid()):
        try:
            if is_own:
                hand_over(talk, by=request.user, wants="", to_user=request.user)
                messages.success(request, _("You do it yourself: nothing is handed over."))
                return redirect("desk:conversation", talk.id)
            given = form.cleaned_data
            made = hand_over(
                talk,
                by=request.user,
                wants=given["wants"],
                promised_by=given["promised_by"],
                **form.receiver,
            )
        except Refused as refused:
            form = form if form.is_bound else HandOverForm(user=request.user, conversation=talk)
            messages.error(request, str(refused)) if is_own else form.add_error(None, str(refused))
        else:
            messages.success(request, _("Handed over to %(name)s.") % {"name": made and made.receiver})
            return redirect("reception:contact", talk.customer_id)
    before = with_people(HandOver.objects.visible_to(request.user).filter(conversation=talk))
    context = {"talk": talk, "form": form, "before": before.order_by("-id")}
    return render(
        request, "reception/hand_over.html", context, status=422 if form.is_bound and form.errors else 200
    )


@needs("reception.use")
def hand_overs(request: StaffRequest) -> HttpResponse:
    """Where everything is that was handed over."""
    state = request.GET.get("state", "open")
    rows = HandOver.objects.visible_to(request.user)
    if state == "returned":
        rows = rows.returned()
    elif state != "all":
        rows, state = rows.open(), "open"
    if request.GET.get("whose") == "mine":
        rows = rows.filter(giver=request.user)
    page = page_by(with_people(rows), request.GET.get("page", ""), ("-id",))
    return render(
        request,
        "reception/hand_overs.html",
        {"page": page, "state": state, "whose": request.GET.get("whose")},
    )


@needs("desk.answer")
def received(request: StaffRequest, pk: int) -> HttpResponse:
    """All that belongs to it, for whoever gets it: also before the conversation is theirs."""
    found = found_for(request, pk)
    return received_page(request, found, ReturnForm())


def received_page(request: StaffRequest, found: HandOver, form: Any) -> HttpResponse:
    user = request.user
    said = found.conversation.messages.select_related("user").order_by("-id")[:MOST_SAID]
    context = {
        "hand_over": found,
        "said": list(said)[::-1],
        "may_accept": found.is_waiting
        and (found.to_user_id == user.id or (found.to_team_id or 0) in user.team_ids),
        "may_return": found.is_open
        and (
            user.id in (found.giver_id, found.to_user_id, found.accepted_by_id)
            or (found.to_team_id or 0) in user.team_ids
        ),
        "sees_it": Conversation.objects.visible_to(user).filter(pk=found.conversation_id).exists(),
        "form": form,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "reception/received.html", context, status=status)


@require_POST
@needs("desk.answer")
def acceptance(request: StaffRequest, pk: int) -> HttpResponse:
    found = found_for(request, pk)
    try:
        accept_hand_over(found, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("reception:received", pk)
    messages.success(request, _("It is yours now."))
    return redirect("desk:conversation", found.conversation_id)


@require_POST
@needs("desk.answer")
def giving_back(request: StaffRequest, pk: int) -> HttpResponse:
    found = found_for(request, pk)
    form = ReturnForm(request.POST)
    if form.is_valid():
        try:
            return_hand_over(found, by=request.user, because=form.cleaned_data["because"])
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("It is with %(name)s again.") % {"name": found.giver})
            return redirect("reception:received", pk)
    return received_page(request, found, form)


def found_for(request: StaffRequest, pk: int) -> HandOver:
    return get_object_or_404(with_people(HandOver.objects.visible_to(request.user)), pk=pk)
