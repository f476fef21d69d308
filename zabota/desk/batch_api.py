"""Many conversations in one call: what another system took down for us while it was busy, or alone."""

from typing import Any

from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest
from ninja import Field, Router, Schema, Status
from ninja.errors import HttpError

from zabota.channels.inbox_lookup import visible_inbox
from zabota.channels.models import Inbox
from zabota.company.api_access import api_needs
from zabota.company.models import User
from zabota.core.api_shapes import Strict
from zabota.core.events import gathered
from zabota.core.gathering import together
from zabota.customers.foreseen import foreseen
from zabota.desk.actions.open_conversation import open_conversation
from zabota.desk.api import FORETOLD, asker, whoever_has
from zabota.desk.api_shapes import NewCustomer, Number, Text
from zabota.desk.models import Conversation

router = Router(tags=["conversations"])
MOST = 100


class Said(Strict):
    """What one customer said; the customer is whoever has the address, else somebody new."""

    customer: NewCustomer
    subject: str = Field("", max_length=300)
    text: str = Text
    acknowledge: bool = True


class NewBatch(Strict):
    """In one inbox, in the order in which they came."""

    inbox: int = Number
    conversations: list[Said] = Field(min_length=1, max_length=MOST)


class Begun(Schema):
    id: int
    customer_id: int


@router.post("/batches", response={201: list[Begun]})
@api_needs("desk.answer")
def create_batch(request: HttpRequest, body: NewBatch) -> Any:
    """Begin up to a hundred conversations with what customers said: all of them, or none where one cannot be.
    The answer names them in the same order.
    """
    user = asker(request)
    inbox = visible_inbox(body.inbox, user)
    if inbox is None:
        raise Http404
    for place, one in enumerate(body.conversations, 1):
        if not one.customer.addresses:
            raise HttpError(422, f"Name the customer of conversation {place} by an e-mail or a phone")
    try:
        return Status(201, begin_all(body.conversations, inbox, user))
    except IntegrityError:
        raise HttpError(409, "Somebody changed the same thing at the same time. Try again") from None


def begin_all(said: list[Said], inbox: Inbox, by: User) -> list[Conversation]:
    """What they store goes in together, and who has the addresses is asked once."""
    addresses = [address for one in said for address in one.customer.addresses]
    with (
        transaction.atomic(),
        together(len(said), *FORETOLD),
        gathered(),
        foreseen(addresses, inbox.branch),
    ):
        return [begin(one, inbox, by) for one in said]


def begin(said: Said, inbox: Inbox, by: User) -> Conversation:
    return open_conversation(
        inbox=inbox,
        customer=whoever_has(said.customer, inbox),
        subject=said.subject,
        text=said.text,
        by=by,
        address=said.customer.email or None,
        from_customer=True,
        acknowledging=said.acknowledge,
    )
