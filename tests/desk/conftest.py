"""What the desk's tests share: mails as a channel would read them, limits, and a reply that can be sent."""

from datetime import UTC, datetime
from itertools import count

import pytest

from zabota.channels.kind import Incoming
from zabota.channels.models import Delivery, Inbox
from zabota.desk.actions.receive import receive
from zabota.desk.clocks import policies
from zabota.desk.models import ContactReason, Conversation, Message, SlaPolicy, SlaTarget

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
"""10:00 in Chișinău, when the branches are open."""
_numbers = count(1)


def deliver(inbox: Inbox, raw: bytes = b"raw") -> Delivery:
    return Delivery.objects.create(inbox=inbox, key=f"key-{next(_numbers)}", raw=raw, created_at=MONDAY)


def mail(sender: str = "alice@example.com", text: str = "Where is my order?", **more) -> Incoming:
    values = {"sender_name": "", "subject": "Order 77", "identity_kind": "email"} | more
    return Incoming(sender=sender, text=text, **values)


def say(inbox: Inbox, at: datetime = MONDAY, **more) -> Message:
    """A mail arrives and is filed."""
    return receive(mail(**more), deliver(inbox), at=at)


@pytest.fixture
def asked(alice, mail_inbox) -> Conversation:
    """Alice has asked something on Monday at ten."""
    return say(mail_inbox).conversation


@pytest.fixture
def delivery_reason(db) -> ContactReason:
    return ContactReason.objects.create(name="Delivery")


@pytest.fixture
def limits(db) -> SlaPolicy:
    """First response in an hour, the next in two, resolved in eight; in business time."""
    policy = SlaPolicy.objects.create(name="Usual")
    for limit, hours in (("first_response", 1), ("next_response", 2), ("resolution", 8)):
        SlaTarget.objects.create(policy=policy, limit=limit, seconds=hours * 3600)
    policies.forget()
    return policy
