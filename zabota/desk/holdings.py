from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zabota.channels.models import Delivery, Dispatch, Enclosure, Parcel, Reach
from zabota.core.holdings import ages, before_release, goes_on, holds
from zabota.core.search.index import forget_all
from zabota.desk.actions.add_message import SEARCHED
from zabota.desk.models import (
    Attachment,
    Circle,
    Conversation,
    ConversationMerge,
    Draft,
    Fulfilment,
    Mention,
    Message,
    Note,
)

TALKS = _("Conversations")
CHANNELS = _("What came and went, as it was")
TALK = ("conversation__customer",)


def no_longer_found(conversations: QuerySet) -> None:
    forget_all(SEARCHED, conversations.values_list("pk", flat=True))


def never_sent(dispatches: QuerySet) -> None:
    """What still waited to be sent has nobody to go to."""
    dispatches.filter(sent_at=None, failed_at=None).update(failed_at=timezone.now())


def resolved_before(moment: datetime) -> QuerySet:
    return Conversation.objects.filter(resolved_at__lt=moment, last_message_at__lt=moment)


def read_before(moment: datetime) -> QuerySet:
    return Delivery.objects.filter(created_at__lt=moment, read_at__isnull=False)


def sent_before(moment: datetime) -> QuerySet:
    return Dispatch.objects.filter(Q(sent_at__lt=moment) | Q(failed_at__lt=moment))


holds(
    Attachment,
    TALKS,
    of=TALK,
    goes=True,
    files=("file",),
)
holds(Mention, TALKS, of=("note__conversation__customer",), goes=True)
holds(Note, TALKS, of=TALK, goes=True)
holds(Circle, TALKS, of=TALK)
holds(Draft, TALKS, of=TALK, goes=True)
holds(Fulfilment, TALKS, of=("expectation__customer",), goes=True)
holds(ConversationMerge, TALKS, of=("kept__customer", "merged__customer"), clears=("moved",))
holds(
    Enclosure,
    CHANNELS,
    of=("delivery__messages__conversation__customer",),
    goes=True,
    files=("file",),
)
holds(
    Delivery,
    CHANNELS,
    of=("messages__conversation__customer",),
    clears=("raw", "facts", "sameness", "problem"),
)
holds(Parcel, CHANNELS, of=("dispatch__messages__conversation__customer",), clears=("external_id",))
holds(
    Dispatch,
    CHANNELS,
    of=("messages__conversation__customer",),
    address="to",
    clears=(
        "to",
        "to_name",
        "copies",
        "subject",
        "body",
        "links",
        "sealed_body",
        "in_reply_to",
        "references",
        "problem",
        "external_id",
    ),
    files=("files",),
    secret=("sealed_body", "links"),
)
holds(Reach, CHANNELS, address="address", goes=True)
holds(
    Message,
    TALKS,
    of=TALK,
    clears=("sender", "sender_name", "text", "full_text", "html", "message_id", "problems"),
)
holds(
    Conversation,
    TALKS,
    of=("customer",),
    clears=("address", "subject", "resolution_note", "customer_name", "preview"),
)

before_release(Dispatch, never_sent)
before_release(Conversation, no_longer_found)

ages("conversations", _("Resolved conversations"), Conversation, resolved_before, page="desk:conversation")
ages(
    "deliveries",
    _("Messages as they came in, before they were read"),
    Delivery,
    read_before,
    branch="inbox__branch",
    columns=("raw", "facts", "problem"),
)
ages(
    "dispatches",
    _("Copies of what was sent"),
    Dispatch,
    sent_before,
    branch="inbox__branch",
    columns=("body", "subject", "copies", "links", "sealed_body", "problem"),
)
goes_on(
    "conversations", _("open conversations"), lambda: Conversation.objects.present().filter(resolved_at=None)
)
