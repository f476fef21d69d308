"""What a channel kind must know. Each kind is one file in `channels/kinds/`."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.forms import Form
from django.http import HttpRequest

from zabota.core.registry import Registry

if TYPE_CHECKING:
    from zabota.channels.models import Delivery, Dispatch, Inbox


@dataclass(frozen=True)
class RawDelivery:
    """What a channel handed us, before anybody reads it. `key` is the same when it comes again."""

    key: str
    raw: bytes
    sameness: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Incoming:
    """One message as a kind read it. Identities are (kind, value as given)."""

    sender: str
    text: str
    identity_kind: str
    sender_name: str = ""
    reply_text: str = ""
    html: str = ""
    subject: str = ""
    language: str = ""
    message_id: str = ""
    sent_at: datetime | None = None
    also_known_as: tuple[tuple[str, str], ...] = ()
    copies: tuple[str, ...] = ()
    file_ids: tuple[int, ...] = ()
    inline_files: dict[str, int] = field(default_factory=dict)
    conversation_ids: tuple[int, ...] = ()
    """Conversations this message proves to answer (signed references, a chat's session)."""
    possible_number: int | None = None
    """A conversation number that the sender merely wrote: for a person to confirm."""
    is_automatic: bool = False
    is_absence_note: bool = False
    bounced: tuple[str, ...] = ()
    """Addresses that could not be reached, when this is a bounce."""
    sender_is_proven: bool = False
    problems: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    """Message-IDs it claims to answer, the nearest first: proof of nothing by themselves."""
    bounced_message_id: str = ""
    """The Message-ID of ours that a bounce is about."""
    bounce_problem: str = ""
    """Why the address could not be reached for good; empty when it is only late."""
    delivery: "Delivery | None" = field(default=None, compare=False, repr=False)
    """Set by the reader: the stored delivery that this was read from, its inbox and branch at hand."""
    sameness: str = ""
    """The same for the same message that came twice by different ways; empty when the key says it all."""


@dataclass(frozen=True)
class Catch:
    """A few of what one look brought, and what the kind wants to remember (`inbox.state[kind.name]`)."""

    raws: list[RawDelivery]
    memory: dict[str, Any]


@dataclass(frozen=True)
class Sent:
    """The channel took it. `external_id` is the channel's own name for the message."""

    external_id: str = ""


class NotSigned(Exception):
    """What knocked at the door could not prove that it comes from the channel."""


class NotReadable(Exception):
    """What was posted at the webhook door makes no sense: it is kept as it is, and a person looks at it."""


class Incomplete(Exception):
    """What was posted lacks something; `errors` says in words what, field by field. Nothing is kept."""

    def __init__(self, errors: dict[str, str]):
        super().__init__("; ".join(errors.values()))
        self.errors = errors


class TryLater(Exception):
    """The channel cannot take or give anything now; the message says why, for the inbox's page."""


class WrongPassword(TryLater):
    """The server does not let us in: it is asked again only after long pauses, or it locks us out."""


class NoWayOut(TryLater):
    """Nothing is configured to send through: the dispatch waits, visibly, until something is."""


class NeverAccepted(Exception):
    """The channel refused this message for good; the message says why."""


class Uncertain(Exception):
    """The link broke after the message was handed over: it may or may not have arrived."""


class ChannelKind:
    """Subclass, set the attributes, implement what the medium can do."""

    name = ""
    label: Any = ""
    icon = "mail"
    identity = ""
    """The kind of identity its addresses are."""
    has_address = True
    """Whether an inbox has an address of its own that customers write to."""
    can_be_connected = True
    settings_form: type[Form] | None = None
    """Fields of the connect page; those in `secret_fields` are stored encrypted."""
    secret_fields: tuple[str, ...] = ()
    shows_pictures = True
    largest_post_bytes = 1_000_000
    """What the webhook door takes at once."""

    def receive(self, inbox: "Inbox", request: HttpRequest) -> list[RawDelivery]:
        """What was posted at the webhook door; raise NotSigned, NotReadable or Incomplete."""
        raise NotImplementedError

    def reaches(self, address: str) -> bool:
        """Whether an answer can be sent to this address."""
        return bool(address)

    def looks_into(self, inbox: "Inbox") -> bool:
        """Whether this inbox wants to be looked into every minute."""
        return False

    def look(self, inbox: "Inbox") -> Iterator[Catch]:
        """Fetch what is new; raise TryLater. It goes on after a `yield` only when that catch is committed."""
        raise NotImplementedError

    def read(self, inbox: "Inbox", raw: bytes, facts: dict[str, Any]) -> Incoming:
        """Make a message of a stored delivery; called after the commit. Any exception keeps the raw one."""
        raise NotImplementedError

    def send(self, dispatch: "Dispatch") -> Sent:
        """Hand one message over; raise TryLater, NeverAccepted or Uncertain."""
        raise NotImplementedError

    def embed_code(self, inbox: "Inbox") -> str:
        """What to paste into the company's own site; empty when there is nothing to paste."""
        return ""

    def public_page(self, inbox: "Inbox") -> str:
        """The path of a page that shows it as customers see it; empty when there is none."""
        return ""

    def try_out(self, inbox: "Inbox") -> None:
        """The test button: raise TryLater with what is wrong, in words."""


kinds: Registry[ChannelKind] = Registry("channels/kinds")


def kind_choices() -> list[tuple[str, Any]]:
    """For `choices=`: a function, so that a new kind needs no migration."""
    return [(kind.name, kind.label) for kind in kinds]
