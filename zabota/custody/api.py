"""Personal documents over HTTP, under /api/v1/documents: asked for, opened, checked, kept longer."""

from datetime import datetime
from typing import Any, Literal

from django.http import HttpResponse
from ninja import Field, Router, Schema, Status

from zabota.company.api_access import ApiRequest, api_needs
from zabota.core.api_forms import FILE
from zabota.core.api_lists import one_of, paged
from zabota.core.api_shapes import Id, Strict, ZonedMoment
from zabota.custody.actions.ask_document import ask_document
from zabota.custody.actions.check_document import check_document
from zabota.custody.actions.keep_document import keep_document
from zabota.custody.actions.open_document import open_document
from zabota.custody.models import Document
from zabota.custody.views.documents import as_file
from zabota.desk.models import Conversation

router = Router(tags=["documents"])


class DocumentIn(Strict):
    """`reason` is read by the customer; on `needed_until` the file is gone, checked or not."""

    conversation: Id
    kind: Literal["passport", "diploma", "card", "medical", "purchase", "other"]
    reason: str = Field(min_length=1, max_length=1000)
    needed_until: ZonedMoment


class DocumentVerdictIn(Strict):
    """Of one that is not in order the remark says why; it holds no numbers of the document."""

    verdict: Literal["fits", "wrong"]
    remark: str = Field("", max_length=1000)


class LongerIn(Strict):
    until: ZonedMoment
    because: str = Field(min_length=1, max_length=1000)


class DocumentOut(Schema):
    """`is_held`: the file lies with us."""

    id: int
    conversation_id: int
    kind: str
    reason: str
    needed_until: datetime
    asked_by_id: int
    asked_at: datetime
    declined_at: datetime | None
    received_at: datetime | None
    is_held: bool
    verdict: str
    remark: str
    checked_by_id: int | None
    checked_at: datetime | None
    destroyed_at: datetime | None
    kept_because: str


@router.get("", response=list[DocumentOut])
@paged("-id")
@api_needs("custody.see")
def list_documents(request: ApiRequest, awaiting_check: bool = False) -> Any:
    """What was asked for, the newest first; with `awaiting_check` what lies with us unchecked."""
    rows = Document.objects.visible_to(request.user)
    return rows.awaiting_check() if awaiting_check else rows


@router.post("", response={201: DocumentOut})
@api_needs("custody.ask")
def create_document(request: ApiRequest, body: DocumentIn) -> Any:
    """Ask the customer of a conversation: a link to send it by, or to say no, goes with the message."""
    talk = one_of(Conversation.objects.visible_to(request.user).present(), body.conversation)
    made = ask_document(talk, body.kind, reason=body.reason, needed_until=body.needed_until, by=request.user)
    return Status(201, made)


@router.get("/{int:document_id}", response=DocumentOut)
@api_needs("custody.see")
def get_document(request: ApiRequest, document_id: int) -> Any:
    """What was asked for and what became of it; never the file."""
    return seen(request, document_id)


@router.post("/{int:document_id}/openings", openapi_extra=FILE)
@api_needs("custody.check")
def create_opening(request: ApiRequest, document_id: int) -> HttpResponse:
    """The file; who looked is written down first. Each look counts, whatever its Idempotency-Key."""
    document = seen(request, document_id)
    return as_file(document, open_document(document, by=request.user))


@router.put("/{int:document_id}/verdict", response=DocumentOut)
@api_needs("custody.check")
def set_verdict(request: ApiRequest, document_id: int, body: DocumentVerdictIn) -> Any:
    """Say whether it is in order: with that the file is gone, and only this stays."""
    document = seen(request, document_id)
    check_document(document, body.verdict, by=request.user, remark=body.remark)
    return seen(request, document_id)


@router.put("/{int:document_id}/keeping", response=DocumentOut)
@api_needs("custody.check")
def set_keeping(request: ApiRequest, document_id: int, body: LongerIn) -> Any:
    """Hold it to another day, for a reason; never after the check."""
    keep_document(seen(request, document_id), until=body.until, because=body.because, by=request.user)
    return seen(request, document_id)


def seen(request: ApiRequest, document_id: int) -> Document:
    return one_of(Document.objects.visible_to(request.user), document_id)
