from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.crypto import get_random_string

from zabota.core.access import needs
from zabota.core.panels import panels_for
from zabota.core.request import StaffRequest
from zabota.customers.models import Customer
from zabota.desk.models import Conversation
from zabota.desk.views.inbox import FIRST_SHOWN, links_of
from zabota.desk.views.talk import draft_of, talk_of

NAMED = ("inbox", "branch", "team", "assignee", "reason")
OWN = tuple(field.name for field in Conversation._meta.concrete_fields)


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
    """The conversation with the names that its head shows, and nothing else of its neighbours."""
    shown = Conversation.objects.visible_to(request.user).select_related(*NAMED)
    return get_object_or_404(shown.only(*OWN, *(f"{name}__name" for name in NAMED)), pk=pk)


def context_of(request: StaffRequest, conversation: Conversation) -> dict[str, Any]:
    may_answer = request.user.may("desk.answer") and conversation.merged_into_id is None
    return {
        "conversation": conversation,
        "talk": talk_of(conversation),
        "draft": draft_of(conversation, request.user) if may_answer else None,
        "may_answer": may_answer,
        "may_merge": request.user.may("desk.merge"),
        "may_decide": request.user.may("channels.see_outbox"),
        "request_key": get_random_string(22),
        "match_is_seen": match_is_seen(request, conversation),
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
