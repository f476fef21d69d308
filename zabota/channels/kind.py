"""What a channel kind must know. Each kind is one file in `channels/kinds/`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

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
class Media:
    """A file that a message names and that is fetched after the message was kept. `ref` is for its kind."""

    ref: dict[str, Any]
    filename: str = ""
    media_type: str = ""


@dataclass(frozen=True)
class Fetched:
    """What was fetched for a Media."""

    content: bytes
    filename: str = ""
    media_type: str = ""


@dataclass(frozen=True)
class News:
    """What became of something we sent (`external_id`), or of an address that blocked or admits us."""

    state: str
    """`delivered`, `read`, `failed`, `blocked` or `admitted`."""
    external_id: str = ""
    address: str = ""
    at: datetime | None = None
    problem: str = ""
    """Why it failed: a sentence that pages translate, and below it the provider's own words."""


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
    media: tuple[Media, ...] = ()
    edits: str = ""
    """The `message_id` of an earlier message of this sender, which this one takes the place of."""
    is_talk: bool = False
    """On this channel a customer has one talk at a time, whatever the kind of the address."""


@dataclass(frozen=True)
class Catch:
    """A few of what one look brought, and what the kind wants to remember (`inbox.state[kind.name]`)."""

    raws: list[RawDelivery]
    memory: dict[str, Any]


@dataclass(frozen=True)
class Sent:
    """The channel took it. `external_id` is the channel's own name for the message."""

    external_id: str = ""
    sms_parts: int = 0


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
    """The channel cannot take or give anything now; the message says why, for the inbox's page.

    `after_seconds` is how long the other side asks us to wait.
    """

    def __init__(self, words: str = "", after_seconds: float | None = None):
        super().__init__(words)
        self.after_seconds = after_seconds


class TooFast(TryLater):
    """The provider asks for a pause: until it is over nothing more is tried through this inbox."""


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
    knows_reach = False
    """Whether it matters when an address last wrote and whether it blocked us (`Reach`)."""
    can_set_up = False
    """Whether `set_up` has something to do."""
    tells_delivery = False
    """Whether the channel tells when a message was delivered."""
    has_names = True
    """Whether messages say how their sender is called; else `name_of` is asked once."""
    counts_sms = False
    """Whether the length of what is written is counted in SMS."""
    segment: Any = _("Messengers")
    """Under which heading the page of kinds lists it; headings stand by their first `order`."""
    order = 30

    def greet(self, inbox: "Inbox", request: HttpRequest) -> HttpResponse | None:
        """Answer what is no message: a handshake. Nothing is written. None: it is to be received."""
        return None

    def thank(self, inbox: "Inbox") -> HttpResponse | None:
        """What this provider wants to hear once its post is kept; None: our usual answer."""
        return None

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

    def read(self, inbox: "Inbox", raw: bytes, facts: dict[str, Any]) -> Incoming | News | None:
        """Make a message of a stored delivery, or news; None when it means nothing to us.

        Called after the commit. Any exception keeps the raw one. Nothing is fetched here.
        """
        raise NotImplementedError

    def fetch(self, inbox: "Inbox", ref: dict[str, Any]) -> Fetched:
        """Fetch what a Media names; raise TryLater, or NeverAccepted when it is gone."""
        raise NotImplementedError

    def name_of(self, inbox: "Inbox", address: str) -> str:
        """How the owner of an address is called, where messages do not say so; raise TryLater."""
        return ""

    def why_not(self, inbox: "Inbox", to: str, text: str, files: int = 0) -> str:
        """Why this cannot be sent now, as a stored sentence (`with_detail`); empty when it can."""
        return ""

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

    def set_up(self, inbox: "Inbox", remember: "Callable[[dict[str, Any]], None]") -> None:
        """Tell the provider where to post; raise TryLater. `remember` keeps at once (`inbox.state[name]`)."""

    def to_copy(self, inbox: "Inbox") -> list[tuple[Any, str]]:
        """Label and value of what a person copies into the provider's own pages."""
        return []

    def ready_texts(self, inbox: "Inbox", to: str) -> list[str]:
        """Texts of which one must be chosen where words of our own may not be sent; empty: any may."""
        return []


kinds: Registry[ChannelKind] = Registry("channels/kinds")


def kind_choices() -> list[tuple[str, Any]]:
    """For `choices=`: a function, so that a new kind needs no migration."""
    return [(kind.name, kind.label) for kind in kinds]
