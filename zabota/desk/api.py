"""The desk over HTTP: the same verbs as the pages; a change of state is a resource."""

from contextlib import suppress
from typing import Any

from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Status
from ninja.errors import HttpError

from zabota.channels.inbox_lookup import visible_inbox
from zabota.channels.models import Inbox
from zabota.company.api_access import api_needs
from zabota.company.models import User
from zabota.core.api_lists import paged
from zabota.core.gathering import together
from zabota.core.models import EventRecord
from zabota.customers.actions.recognise import recognise
from zabota.customers.api import PromiseOut
from zabota.customers.models import Customer, Promise
from zabota.desk import api_shapes as shapes
from zabota.desk.actions.assign import assign
from zabota.desk.actions.leave_unanswered import leave_unanswered
from zabota.desk.actions.note import note
from zabota.desk.actions.open_conversation import open_conversation
from zabota.desk.actions.promise_here import promise_here
from zabota.desk.actions.reopen import reopen
from zabota.desk.actions.reply import reply
from zabota.desk.actions.resolve import resolve
from zabota.desk.actions.snooze import snooze
from zabota.desk.actions.wake import wake
from zabota.desk.models import ContactReason, Conversation, Message
from zabota.desk.queues import list_rows, queue_named
from zabota.desk.reckoning import explained_clocks

router = Router(tags=["conversations"])
FORETOLD = (Customer, Conversation, Message, *[EventRecord] * 3)
"""What a new conversation is made of; whose customer is known leaves a gap in numbers."""


@router.get("", response=list[shapes.ConversationShape])
@paged()
@api_needs("desk.see")
def list_conversations(
    request: HttpRequest,
    queue: str = Query("open", max_length=80),
    text: str = Query("", max_length=200),
) -> Any:
    """Conversations of a queue (mine, waiting, unassigned, unanswered, overdue, mentions, snoozed, open,
    resolved, saved-7).
    """
    asked = queue_named(queue, asker(request))
    if asked is None:
        raise HttpError(404, f"There is no queue called {queue}")
    return lambda page, size: list_rows(asker(request), asked, page, size, text)


@router.post("", response={201: shapes.ConversationShape})
@api_needs("desk.answer")
def create_conversation(request: HttpRequest, body: shapes.NewConversation) -> Any:
    """Begin a conversation."""
    user = asker(request)
    inbox = visible_inbox(body.inbox, user)
    if inbox is None:
        raise Http404
    if body.from_customer:
        with suppress(IntegrityError):  # somebody took an address meanwhile: then one step after the other
            with (
                transaction.atomic(),
                together(1, *FORETOLD),
            ):
                return Status(201, open_asked(body, inbox, user))
    try:
        return Status(201, open_asked(body, inbox, user))
    except IntegrityError:
        raise HttpError(409, "Somebody changed the same thing at the same time. Try again") from None


def open_asked(body: shapes.NewConversation, inbox: Inbox, user: User) -> Conversation:
    return open_conversation(
        inbox=inbox,
        customer=customer_of(body, inbox, user),
        subject=body.subject,
        text=body.text,
        by=user,
        address=body.customer.email or None if body.customer else None,
        from_customer=body.from_customer,
        acknowledging=body.acknowledge,
    )


def customer_of(body: shapes.NewConversation, inbox: Inbox, user: User) -> Customer:
    """The one named by number, if the user may see them, else whoever has the address."""
    if body.customer_id is not None:
        return get_object_or_404(Customer.objects.visible_to(user).present(), id=body.customer_id)
    who = body.customer
    if who is None or not who.addresses:
        raise HttpError(422, "Name the customer: customer_id, or customer with an e-mail or a phone")
    return whoever_has(who, inbox)


def whoever_has(who: shapes.NewCustomer, inbox: Inbox) -> Customer:
    """The customer who has the addresses, of which there is one at least; else a new one."""
    first, *others = who.addresses
    return recognise(*first, name=who.name, language=who.language, branch=inbox.branch, also_known_as=others)


@router.get("/{int:number}/clocks", response=list[shapes.ClockShape])
@api_needs("desk.see")
def list_clocks(request: HttpRequest, number: int) -> Any:
    """Its SLA clocks, each with the steps that tell why it is due then."""
    return [shapes.clock_of(one) for one in explained_clocks(seen(request, number))]


@router.get("/{int:number}/promises", response=list[PromiseOut])
@paged("-id")
@api_needs("customers.see")
def list_promises_here(request: HttpRequest, number: int) -> Any:
    """What was promised in this conversation, the newest first."""
    conversation = seen(request, number)
    return Promise.objects.visible_to(asker(request)).made_in(conversation.id)


@router.post("/{int:number}/promises", response={201: PromiseOut})
@api_needs("customers.change")
def create_promise_here(request: HttpRequest, number: int, body: shapes.NewPromise) -> Any:
    """Promise something in this conversation; of the token's user when no owner is named."""
    user = asker(request)
    colleagues = User.objects.active().visible_to(user)
    owner = get_object_or_404(colleagues, id=body.owner) if body.owner else user
    return Status(
        201, promise_here(seen(request, number), body.text, due_at=body.due_at, owner=owner, by=user)
    )


@router.get("/{int:number}", response=shapes.WholeConversation)
@api_needs("desk.see")
def get_conversation(request: HttpRequest, number: int) -> Any:
    """One conversation with its last hundred messages."""
    conversation = seen(request, number)
    said = Message.objects.filter(conversation=conversation).select_related("user").order_by("-id")[:100]
    return shapes.whole(conversation, [*reversed(said)])


@router.post("/{int:number}/messages", response={201: shapes.MessageShape})
@api_needs("desk.answer")
def send_reply(request: HttpRequest, number: int, body: shapes.NewReply) -> Any:
    """Write to the customer. `version`, when given, must be the conversation's own: else 409."""
    reason = get_object_or_404(ContactReason, id=body.reason) if body.reason else None
    sent = reply(
        seen(request, number),
        by=asker(request),
        text=body.text,
        resolving=body.resolving,
        reason=reason,
        outcome=body.outcome,
        resolution_note=body.note,
        expectations=shapes.said_of(body.expectations),
        answers_question=body.answers_question,
        version=body.version,
    )
    return Status(201, sent)


@router.post("/{int:number}/notes", response={201: shapes.NoteShape})
@api_needs("desk.answer")
def add_note(request: HttpRequest, number: int, body: shapes.NewNote) -> Any:
    """Leave a remark for the staff; @names call colleagues in."""
    return Status(201, note(seen(request, number), by=asker(request), text=body.text))


@router.put("/{int:number}/assignee", response=shapes.ConversationShape)
@api_needs("desk.answer")
def set_assignee(request: HttpRequest, number: int, body: shapes.NewAssignee) -> Any:
    """Give it to a colleague, or with null to nobody."""
    conversation = seen(request, number)
    colleagues = User.objects.active().visible_to(asker(request))
    assign(
        conversation, get_object_or_404(colleagues, id=body.user) if body.user else None, by=asker(request)
    )
    return conversation


@router.put("/{int:number}/resolution", response=shapes.ConversationShape)
@api_needs("desk.answer")
def set_resolution(request: HttpRequest, number: int, body: shapes.NewResolution) -> Any:
    """Settle it: was what the customer needed done, and which of the customer's expectations were met?"""
    conversation = seen(request, number)
    reason = get_object_or_404(ContactReason, id=body.reason) if body.reason else None
    resolve(
        conversation,
        by=asker(request),
        reason=reason,
        outcome=body.outcome,
        note=body.note,
        expectations=shapes.said_of(body.expectations),
    )
    return conversation


@router.delete("/{int:number}/resolution", response=shapes.ConversationShape)
@api_needs("desk.answer")
def remove_resolution(request: HttpRequest, number: int) -> Any:
    """Open it again."""
    conversation = seen(request, number)
    reopen(conversation, by=asker(request))
    return conversation


@router.delete("/{int:number}/unanswered", response=shapes.ConversationShape)
@api_needs("desk.answer")
def remove_unanswered(request: HttpRequest, number: int) -> Any:
    """What was said last needs no reply."""
    conversation = seen(request, number)
    leave_unanswered(conversation, by=asker(request))
    return conversation


@router.put("/{int:number}/snooze", response=shapes.ConversationShape)
@api_needs("desk.answer")
def set_snooze(request: HttpRequest, number: int, body: shapes.NewSnooze) -> Any:
    """Put it away until a moment (with a zone)."""
    conversation = seen(request, number)
    snooze(conversation, by=asker(request), until=body.until)
    return conversation


@router.delete("/{int:number}/snooze", response=shapes.ConversationShape)
@api_needs("desk.answer")
def remove_snooze(request: HttpRequest, number: int) -> Any:
    """Bring it back at once."""
    conversation = seen(request, number)
    wake(conversation, by=asker(request))
    return conversation


def asker(request: HttpRequest) -> User:
    """The user whose token it is."""
    return request.auth.user  # type: ignore[attr-defined]


def seen(request: HttpRequest, number: int) -> Conversation:
    if not 0 < number < 1 << 63:
        raise HttpError(404, "Not found")
    visible = Conversation.objects.visible_to(asker(request)).select_related("inbox", "customer")
    return get_object_or_404(visible, id=number)
