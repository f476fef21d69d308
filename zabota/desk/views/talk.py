"""Everything that was said in a conversation and happened to it, in order, ready for the template."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.safestring import SafeString

from zabota.channels.network import spoken
from zabota.core.display.faces import avatar
from zabota.core.standing import standing
from zabota.desk.models import Attachment, Conversation, Draft, Message, Note
from zabota.desk.views.happened import Happening, happenings_of
from zabota.desk.views.said import make_ready
from zabota.desk.views.words import MOST_SHOWN, linked, linked_by_us, with_mentions

MOST_SAID = 100
SENDING = Case(
    When(dispatch=None, then=Value("")),
    When(dispatch__bounced_at__isnull=False, then=Value("bounced")),
    When(dispatch__failed_at__isnull=False, then=Value("failed")),
    When(dispatch__read_at__isnull=False, then=Value("read")),
    When(dispatch__delivered_at__isnull=False, then=Value("delivered")),
    When(dispatch__sent_at__isnull=False, then=Value("sent")),
    When(dispatch__uncertain_at__isnull=False, then=Value("uncertain")),
    When(dispatch__problem__gt="", then=Value("retrying")),
    default=Value("waiting"),
    output_field=CharField(),
)
"""Where an answer of ours is on its way to the customer."""
SAID = (
    "id",
    "direction",
    "author",
    "sender",
    "sender_name",
    "text",
    "at",
    "problems",
    "is_absence_note",
    "delivery_id",
    "dispatch_id",
    "corrects_id",
)


@dataclass
class Said:
    """One message or note as it is shown. `state` changes when it has to be drawn again."""

    id: int
    look: str
    who: str
    face: SafeString
    at: datetime
    body: SafeString
    sender: str = ""
    is_note: bool = False
    is_automatic: bool = False
    is_absence_note: bool = False
    has_more: bool = False
    has_html: bool = False
    delivery_id: int | None = None
    sending: str = ""
    trouble: str = ""
    sms_parts: int = 0
    corrects_id: int | None = None
    is_corrected: bool = False
    is_watched: bool = False
    problems: list[str] = field(default_factory=list)
    pictures: list[Attachment] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)
    ready: SafeString = SafeString("")
    is_event = False

    @property
    def key(self) -> str:
        return f"{'n' if self.is_note else 'm'}{self.id}"

    @property
    def state(self) -> str:
        changed = "c" if self.is_corrected else ""
        return f"{self.sending}-{len(self.pictures)}-{len(self.files)}-{len(self.problems)}{changed}"

    @property
    def counts_as_said(self) -> bool:
        """Whether it makes an answer that was begun before it out of date."""
        return not self.is_note and not (self.is_automatic and self.look == "said-out")

    @property
    def needs_decision(self) -> bool:
        return self.sending == "uncertain"


@dataclass
class Talk:
    """What a conversation's third pane shows."""

    conversation: Conversation
    entries: list[Said | Happening]
    earlier: int
    last_said: Said | None


def talk_of(conversation: Conversation) -> Talk:
    """Messages, notes, attachments and happenings: five queries, whatever their number."""
    messages = messages_of(conversation)
    mark_corrected(messages)
    if conversation.inbox.channel.tells_delivery:
        watch(messages)
    notes = notes_of(conversation)
    hang_attachments(conversation, messages, notes)
    make_ready(messages)
    happenings = happenings_of(conversation, timezone.now())
    if len(messages) == MOST_SAID:
        begin = messages[0].at
        happenings = [happening for happening in happenings if happening.at >= begin]
    told: list[Said | Happening] = [*messages, *notes, *happenings]
    entries = sorted(told, key=lambda entry: (entry.at, entry.is_event))
    return Talk(
        conversation,
        entries,
        max(0, conversation.message_count - len(messages)),
        messages[-1] if messages else None,
    )


def messages_of(conversation: Conversation) -> list[Said]:
    """The last hundred, oldest first, without the long columns that only a press of a button needs."""
    return [message_said(row) for row in reversed(last_messages(conversation.id))]


@standing
def last_messages(conversation_id: int) -> QuerySet:
    rows = Message.objects.filter(conversation=conversation_id).order_by("-id")
    return rows.values(
        *SAID,
        sending=SENDING,
        trouble=F("dispatch__problem"),
        sms_parts=F("dispatch__sms_parts"),
        user_name=F("user__name"),
        has_more=Case(When(~Q(full_text=""), then=Value(True)), default=Value(False)),
        has_html=Case(When(~Q(html=""), then=Value(True)), default=Value(False)),
    )[:MOST_SAID]


def message_said(row: dict[str, Any]) -> Said:
    ours = row["direction"] == Message.Direction.OUT
    automatic = row["author"] == Message.Author.AUTOMATIC
    who = (row["user_name"] if ours else "") or row["sender_name"] or row["sender"]
    is_long = len(row["text"]) > MOST_SHOWN
    return Said(
        id=row["id"],
        look="said-out" if ours else "said-in",
        who=who or "",
        face=avatar(who or ("Zabota" if automatic and ours else ""), "sm"),
        at=row["at"],
        body=(linked_by_us if ours else linked)(row["text"][:MOST_SHOWN]),
        sender="" if ours else row["sender"],
        is_automatic=automatic,
        is_absence_note=row["is_absence_note"],
        has_more=(row["has_more"] and not ours) or is_long,
        has_html=row["has_html"],
        delivery_id=row["delivery_id"],
        sending=row["sending"],
        trouble=spoken(row["trouble"] or ""),
        sms_parts=row["sms_parts"] or 0,
        corrects_id=row["corrects_id"],
        problems=row["problems"],
    )


def mark_corrected(messages: list[Said]) -> None:
    """Where a later message took an earlier one's place, the earlier one says so."""
    corrected = {said.corrects_id for said in messages if said.corrects_id}
    for said in messages:
        said.is_corrected = said.id in corrected


def watch(messages: list[Said]) -> None:
    """What was sent and not read yet may change any moment: the page looks again when something did."""
    for said in messages:
        said.is_watched = said.sending in ("sent", "delivered")


@standing
def last_notes(conversation_id: int) -> QuerySet:
    rows = Note.objects.filter(conversation=conversation_id).order_by("-id")
    return rows.values("id", "text", "at", user_name=F("user__name"))[:MOST_SAID]


def notes_of(conversation: Conversation) -> list[Said]:
    return [
        Said(
            id=row["id"],
            look="said-note",
            who=row["user_name"] or "",
            face=avatar(row["user_name"] or "Zabota", "sm"),
            at=row["at"],
            body=with_mentions(row["text"][:MOST_SHOWN]),
            is_note=True,
        )
        for row in reversed(last_notes(conversation.id))
    ]


@standing
def attachments_of(conversation_id: int) -> QuerySet:
    return Attachment.objects.filter(conversation=conversation_id).select_related("file")


def hang_attachments(conversation: Conversation, messages: list[Said], notes: list[Said]) -> None:
    by_message: dict[int | None, Said] = {said.id: said for said in messages}
    by_note: dict[int | None, Said] = {said.id: said for said in notes}
    for attachment in attachments_of(conversation.id):
        said = by_message.get(attachment.message_id) or by_note.get(attachment.note_id)
        if said is not None:
            (said.pictures if attachment.file.is_picture else said.files).append(attachment)


def begun_by(user: Any, conversation: Conversation) -> dict[str, str]:
    """The texts that wait in the box: `reply` and `note`."""
    kept = {draft.is_note: draft.text for draft in drafts_of(conversation.id, user.id)}
    return {"reply": kept.get(False, ""), "note": kept.get(True, "")}


@standing
def drafts_of(conversation_id: int, user_id: int) -> QuerySet:
    return Draft.objects.filter(conversation=conversation_id, user=user_id)
