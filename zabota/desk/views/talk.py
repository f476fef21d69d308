"""Everything that was said in a conversation and happened to it, in order, ready for the template."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Case, CharField, F, Q, Value, When
from django.utils import timezone
from django.utils.safestring import SafeString

from zabota.core.display.faces import avatar
from zabota.desk.models import Attachment, Conversation, Draft, Message, Note
from zabota.desk.views.happened import Happening, happenings_of
from zabota.desk.views.said import make_ready
from zabota.desk.views.words import MOST_SHOWN, linked, with_mentions

MOST_SAID = 100
SENDING = Case(
    When(dispatch=None, then=Value("")),
    When(dispatch__bounced_at__isnull=False, then=Value("bounced")),
    When(dispatch__failed_at__isnull=False, then=Value("failed")),
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
        return f"{self.sending}-{len(self.pictures)}-{len(self.files)}"

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
    rows = (
        Message.objects.filter(conversation=conversation)
        .order_by("-id")
        .values(
            *SAID,
            sending=SENDING,
            trouble=F("dispatch__problem"),
            user_name=F("user__name"),
            has_more=Case(When(~Q(full_text=""), then=Value(True)), default=Value(False)),
            has_html=Case(When(~Q(html=""), then=Value(True)), default=Value(False)),
        )
    )
    return [message_said(row) for row in reversed(rows[:MOST_SAID])]


def message_said(row: dict[str, Any]) -> Said:
    ours = row["direction"] == Message.Direction.OUT
    automatic = row["author"] == Message.Author.AUTOMATIC
    who = row["user_name"] if ours else row["sender_name"] or row["sender"]
    is_long = len(row["text"]) > MOST_SHOWN
    return Said(
        id=row["id"],
        look="said-out" if ours else "said-in",
        who=who or "",
        face=avatar(who or ("Zabota" if automatic and ours else ""), "sm"),
        at=row["at"],
        body=linked(row["text"][:MOST_SHOWN]),
        sender="" if ours else row["sender"],
        is_automatic=automatic,
        is_absence_note=row["is_absence_note"],
        has_more=(row["has_more"] and not ours) or is_long,
        has_html=row["has_html"],
        delivery_id=row["delivery_id"],
        sending=row["sending"],
        trouble=row["trouble"] or "",
        problems=row["problems"],
    )


def notes_of(conversation: Conversation) -> list[Said]:
    rows = (
        Note.objects.filter(conversation=conversation)
        .order_by("-id")
        .values("id", "text", "at", user_name=F("user__name"))[:MOST_SAID]
    )
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
        for row in reversed(rows)
    ]


def hang_attachments(conversation: Conversation, messages: list[Said], notes: list[Said]) -> None:
    by_message: dict[int | None, Said] = {said.id: said for said in messages}
    by_note: dict[int | None, Said] = {said.id: said for said in notes}
    for attachment in Attachment.objects.filter(conversation=conversation).select_related("file"):
        said = by_message.get(attachment.message_id) or by_note.get(attachment.note_id)
        if said is not None:
            (said.pictures if attachment.file.is_picture else said.files).append(attachment)


def draft_of(conversation: Conversation, user: Any) -> Draft | None:
    return Draft.objects.filter(conversation=conversation, user=user).first()
