"""Questions to others beside a conversation, over HTTP, under /api/v1/asides."""

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema, Status
from pydantic import AfterValidator, AwareDatetime

from zabota.asides.actions.ask_aside import ask_aside
from zabota.asides.actions.close_aside import close_aside
from zabota.asides.actions.write_aside import write_aside
from zabota.asides.models import Aside
from zabota.company.api_access import api_needs
from zabota.company.models import User
from zabota.core.api_lists import paged
from zabota.core.api_shapes import Strict, sensible
from zabota.desk.models import Conversation

router = Router(tags=["asides"])
Moment = Annotated[AwareDatetime, AfterValidator(sensible)]


class AsideIn(Strict):
    conversation: int = Field(gt=0, lt=1 << 63)
    to: str = Field(min_length=3, max_length=254)
    name: str = Field("", max_length=160)
    subject: str = Field(min_length=1, max_length=300)
    text: str = Field(min_length=1, max_length=20_000)
    answer_by: Moment


class MoreIn(Strict):
    text: str = Field(min_length=1, max_length=20_000)
    answer_by: Moment | None = None


class AsideMessageOut(Schema):
    id: int
    is_ours: bool
    is_automatic: bool
    text: str
    at: datetime


class AsideOut(Schema):
    id: int
    conversation_id: int
    asker_id: int
    address: str
    name: str
    subject: str
    state: str
    answer_by: datetime
    messages: list[AsideMessageOut]


@router.get("", response=list[AsideOut])
@paged("-id")
@api_needs("desk.see")
def list_asides(request: HttpRequest) -> Any:
    """The newest first."""
    return Aside.objects.visible_to(asker(request)).prefetch_related("messages")


@router.post("", response={201: AsideOut})
@api_needs("desk.answer")
def create_aside(request: HttpRequest, body: AsideIn) -> Any:
    """Ask by mail; nothing of the conversation goes along but what `text` says."""
    user, given = asker(request), body.dict()
    rows = Conversation.objects.visible_to(user).present().select_related("customer", "inbox")
    conversation = get_object_or_404(rows, pk=given.pop("conversation"))
    return Status(201, ask_aside(conversation, by=user, **given))


@router.get("/{int:aside_id}", response=AsideOut)
@api_needs("desk.see")
def get_aside(request: HttpRequest, aside_id: int) -> Any:
    """One question with all that was written."""
    return seen(request, aside_id)


@router.post("/{int:aside_id}/messages", response={201: AsideOut})
@api_needs("desk.answer")
def add_message(request: HttpRequest, aside_id: int, body: MoreIn) -> Any:
    """Write once more: we wait for them again."""
    write_aside(seen(request, aside_id), by=asker(request), **body.dict())
    return Status(201, seen(request, aside_id))


@router.put("/{int:aside_id}/closure", response=AsideOut)
@api_needs("desk.answer")
def put_closure(request: HttpRequest, aside_id: int) -> Any:
    """Nothing more is expected of them; a later answer opens it again."""
    return close_aside(seen(request, aside_id), by=asker(request))


def seen(request: HttpRequest, aside_id: int) -> Aside:
    return get_object_or_404(Aside.objects.visible_to(asker(request)), pk=aside_id)


def asker(request: HttpRequest) -> User:
    return request.auth.user  # type: ignore[attr-defined]
