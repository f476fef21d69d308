from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import get_random_string

from zabota.channels.network import spoken
from zabota.channels.sms.length import GSM, GSM_TWO
from zabota.core.access import needs
from zabota.core.panels import panels_for
from zabota.core.request import StaffRequest
from zabota.customers.models import Customer
from zabota.desk.box import tools_of
from zabota.desk.conversation_lookup import visible_conversation
from zabota.desk.models import Conversation
from zabota.desk.views.inbox import FIRST_SHOWN, links_of
from zabota.desk.views.talk import begun_by, talk_of


@needs("desk.see")
def conversation(request: StaffRequest, pk: int, **more: Any) -> HttpResponse:
    """One talk: a page of its own, and to htmx what stands in the inbox's third pane.

    The list beside it and the customer's card come a moment later.
    """
    context = {**context_of(request, found(request, pk)), **more}
    if request.htmx and not request.htmx.history_restore_request:
        return render(request, "desk/parts/third.html", context)
    return render(request, "desk/inbox.html", {**context, **around()})


def around() -> dict[str, Any]:
    """What the page of one conversation shows around it at first."""
    return {"queues": links_of(""), "first_queue": FIRST_SHOWN, "tab": "talk"}


def found(request: StaffRequest, pk: int) -> Conversation:
    """404 for who may not see it."""
    conversation = visible_conversation(pk, request.user)
    if conversation is None:
        raise Http404
    return conversation


def context_of(request: StaffRequest, conversation: Conversation) -> dict[str, Any]:
    may_answer = request.user.may("desk.answer") and conversation.merged_into_id is None
    return {
        "conversation": conversation,
        "base": reverse("desk:conversation", args=[conversation.pk]),
        "talk": talk_of(conversation),
        "begun": begun_by(request.user, conversation) if may_answer else {},
        "may_answer": may_answer,
        "may_confide": request.user.may("desk.confide"),
        "may_merge": request.user.may("desk.merge"),
        "may_decide": request.user.may("channels.see_outbox"),
        "request_key": get_random_string(22),
        "match_is_seen": match_is_seen(request, conversation),
        "writing": writing_rules(conversation) if may_answer else None,
        "tools_above": tools_of(conversation, request.user, "above") if may_answer else [],
        "tools": tools_of(conversation, request.user, "row") if may_answer else [],
    }


def writing_rules(conversation: Conversation) -> dict[str, Any]:
    """What the channel asks of an answer: a window that is over, texts to choose from, the length in SMS."""
    inbox = conversation.inbox
    channel, to = inbox.channel, conversation.address
    why_not = channel.why_not(inbox, to, "")
    return {
        "why_not": spoken(why_not) if why_not else "",
        "ready_texts": channel.ready_texts(inbox, to) if why_not else [],
        "counts_sms": channel.counts_sms,
        "gsm": GSM,
        "gsm_two": GSM_TWO,
    }


def match_is_seen(request: StaffRequest, conversation: Conversation) -> bool:
    """Whether the conversation that it may belong to is this user's to see."""
    if conversation.possible_match_id is None:
        return False
    return Conversation.objects.visible_to(request.user).filter(pk=conversation.possible_match_id).exists()


@needs("desk.see")
def talk(request: StaffRequest, pk: int) -> HttpResponse:
    """The head and what was said, to be merged into an open page: a draft, the focus and the place stay."""
    return render(request, "desk/parts/talk.html", context_of(request, found(request, pk)))


@needs("desk.see")
def side(request: StaffRequest, pk: int) -> HttpResponse:
    """Beside the talk: who it is, and what every app has to say about the talk and the customer."""
    conversation = found(request, pk)
    people = Customer.objects.visible_to(request.user).select_related("company", "household", "manager")
    customer = people.filter(pk=conversation.customer_id).first()
    shown = panels_for("conversation", conversation, request.user)
    named = {panel["panel"].name for panel in shown}
    if customer is not None:
        of_customer = panels_for("customer", customer, request.user)
        shown += [panel for panel in of_customer if panel["panel"].name not in named]
    context = {
        "conversation": conversation,
        "customer": customer,
        "panels": [
            render_to_string(panel["template"], {**panel, "shown": panel}, request=request) for panel in shown
        ],
        "merged": conversation.merged_from.values("id"),
    }
    return render(request, "desk/parts/side.html", context)
