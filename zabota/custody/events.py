from dataclasses import dataclass
from typing import Any

from zabota.core.events import Event
from zabota.custody.models import Document


@dataclass(frozen=True, kw_only=True)
class DocumentEvent(Event):
    document_id: int
    conversation_id: int

    @property
    def subject(self) -> str:
        return f"conversation-{self.conversation_id}"


@dataclass(frozen=True, kw_only=True)
class DocumentAsked(DocumentEvent):
    """A customer was asked for a personal document, with a reason and a date."""


@dataclass(frozen=True, kw_only=True)
class DocumentDeclined(DocumentEvent):
    """The customer chose not to send it."""


@dataclass(frozen=True, kw_only=True)
class DocumentReceived(DocumentEvent):
    """The file lies with us, sealed."""


@dataclass(frozen=True, kw_only=True)
class DocumentChecked(DocumentEvent):
    """Somebody said whether it is in order."""

    verdict: str


@dataclass(frozen=True, kw_only=True)
class DocumentDestroyed(DocumentEvent):
    """The file and its key are gone for good."""


def of_document(document: Document, by: Any = None) -> dict[str, Any]:
    return {
        "document_id": document.id,
        "conversation_id": document.conversation_id,
        "by_id": by.id if by else None,
    }
