"""Prepared answers over HTTP: the same verbs as the pages."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema, Status

from zabota.answers.actions.run_macro import run_macro
from zabota.answers.actions.save_reply import SEARCHED, save_reply
from zabota.answers.actions.use_reply import use_reply
from zabota.answers.concreteness import concrete_in
from zabota.answers.models import Macro, SavedReply
from zabota.company.api_access import ApiRequest, api_needs
from zabota.company.models import Branch
from zabota.core.api_lists import paged
from zabota.core.search import find
from zabota.desk.actions.judge_reply import judge_reply
from zabota.desk.api import seen
from zabota.desk.api_shapes import Strict
from zabota.desk.models import Message

router = Router(tags=["answers"])
Number = Field(gt=0, lt=1 << 63)


class ReplyOut(Schema):
    id: int
    name: str
    branch_id: int | None
    times_used: int
    texts: dict[str, str]

    @staticmethod
    def resolve_texts(row: SavedReply) -> dict[str, str]:
        return {text.language: text.text for text in row.texts.all()}


class NewSavedReply(Strict):
    name: str = Field(min_length=1, max_length=120)
    texts: dict[str, str]
    branch: int | None = Field(None, gt=0, lt=1 << 63)


class MacroOut(Schema):
    id: int
    name: str
    branch_id: int | None
    deeds: dict[str, Any]


class Place(Strict):
    conversation: int = Number


class Judgement(Strict):
    answered: bool | None


class Text(Strict):
    text: str = Field(max_length=200_000)


@router.get("/replies", response=list[ReplyOut])
@paged("-times_used", "id")
@api_needs("desk.answer")
def list_replies(request: ApiRequest, text: str = Query("", max_length=200)) -> Any:
    """Saved replies in use, the most used first; `text` searches in all languages."""
    rows = SavedReply.objects.visible_to(request.user).in_use().prefetch_related("texts")
    if text.strip():
        rows = rows.filter(id__in=find(SEARCHED, text).values("object_id"))
    return rows


@router.post("/replies", response={201: ReplyOut})
@api_needs("answers.write")
def create_reply(request: ApiRequest, body: NewSavedReply) -> Any:
    """Write a saved reply."""
    places = (
        Branch.objects.all()
        if request.user.sees_all_branches
        else Branch.objects.filter(id__in=request.user.branch_ids)
    )
    branch = get_object_or_404(places, id=body.branch) if body.branch else None
    return Status(201, save_reply(None, name=body.name, texts=body.texts, branch=branch))


@router.post("/replies/{int:reply_id}/text")
@api_needs("desk.answer")
def get_text(request: ApiRequest, reply_id: int, body: Place) -> dict[str, str]:
    """The text for one conversation, in the customer's language with its fields filled in."""
    rows = SavedReply.objects.visible_to(request.user).in_use().prefetch_related("texts")
    text = use_reply(get_object_or_404(rows, id=reply_id), seen(request, body.conversation), by=request.user)
    return {"text": text.text, "language": text.language}


@router.get("/macros", response=list[MacroOut])
@paged("id")
@api_needs("desk.answer")
def list_macros(request: ApiRequest) -> Any:
    """Macros in use."""
    return Macro.objects.visible_to(request.user).in_use()


@router.post("/macros/{int:macro_id}/runs")
@api_needs("desk.answer")
def create_run(request: ApiRequest, macro_id: int, body: Place) -> dict[str, list[str]]:
    """Do all of it on one conversation, or nothing."""
    macro = get_object_or_404(Macro.objects.visible_to(request.user).in_use(), id=macro_id)
    return {"done": run_macro(macro, seen(request, body.conversation), by=request.user)}


@router.put("/messages/{int:message_id}/judgement")
@api_needs("desk.answer")
def set_judgement(request: ApiRequest, message_id: int, body: Judgement) -> dict[str, bool | None]:
    """Was the question answered by this reply?"""
    messages = Message.objects.visible_to(request.user).select_related("conversation__inbox")
    judge_reply(get_object_or_404(messages, id=message_id), body.answered, by=request.user)
    return {"answered": body.answered}


@router.post("/checks")
@api_needs("desk.answer")
def check_text(request: HttpRequest, body: Text) -> dict[str, list[str]]:
    """What of substance a text holds; an empty list is courtesy only."""
    return {"found": sorted(concrete_in(body.text))}
