"""Prepared answers over HTTP: replies and macros written, changed, offered no more; questions flagged."""

from typing import Any, Literal

from ninja import Field, Schema, Status

from zabota.answers.actions.flag_question import flag_question
from zabota.answers.actions.retire import retire
from zabota.answers.actions.save_macro import save_macro
from zabota.answers.actions.save_reply import save_reply
from zabota.answers.api import MacroOut, NewSavedReply, ReplyOut, router
from zabota.answers.forms import MacroForm
from zabota.answers.models import Macro, SavedReply
from zabota.company.api_access import ApiRequest, api_needs
from zabota.company.models import Branch, User
from zabota.core.api_forms import checked
from zabota.core.api_lists import chosen, one_of
from zabota.core.api_shapes import Id, Strict
from zabota.desk.api import seen

__all__ = ["router"]


class DeedsIn(Strict):
    """What is left out is left alone. `assign` is me, nobody or the number of a colleague."""

    note: str = Field("", max_length=2_000)
    team: Id | None = None
    assign: str = Field("", max_length=20)
    reply: Id | None = None
    snooze_hours: int | None = Field(None, ge=1, le=24 * 365)
    outcome: Literal["", "done", "partly", "not_done"] = ""
    reason: Id | None = None
    resolution_note: str = Field("", max_length=2_000)


class MacroIn(Strict):
    name: str = Field(min_length=1, max_length=120)
    branch: Id | None = None
    deeds: DeedsIn


class RetiredIn(Strict):
    """False offers it again."""

    retired: bool


class FlagIn(Strict):
    text: str = Field(min_length=1, max_length=300)


class FlaggedOut(Schema):
    """Null when this question was flagged in this conversation before."""

    question_id: int | None


@router.put("/replies/{int:reply_id}", response=ReplyOut)
@api_needs("answers.write")
def put_reply(request: ApiRequest, reply_id: int, body: NewSavedReply) -> Any:
    """All of it anew; what was sent with it stays."""
    kept = one_of(SavedReply.objects.visible_to(request.user), reply_id)
    branch = chosen(places_of(request.user), body.branch)
    return save_reply(kept, name=body.name, texts=body.texts, branch=branch)


@router.put("/replies/{int:reply_id}/retirement", response={204: None})
@api_needs("answers.write")
def set_reply_retired(request: ApiRequest, reply_id: int, body: RetiredIn) -> Any:
    """Offer it no more, or again."""
    retire(one_of(SavedReply.objects.visible_to(request.user), reply_id), body.retired)
    return Status(204, None)


@router.post("/macros", response={201: MacroOut})
@api_needs("answers.write")
def create_macro(request: ApiRequest, body: MacroIn) -> Any:
    """Several deeds at one press."""
    return Status(201, saved(request, None, body))


@router.put("/macros/{int:macro_id}", response=MacroOut)
@api_needs("answers.write")
def put_macro(request: ApiRequest, macro_id: int, body: MacroIn) -> Any:
    """All of it anew."""
    return saved(request, one_of(Macro.objects.visible_to(request.user), macro_id), body)


@router.put("/macros/{int:macro_id}/retirement", response={204: None})
@api_needs("answers.write")
def set_macro_retired(request: ApiRequest, macro_id: int, body: RetiredIn) -> Any:
    """Offer it no more, or again."""
    retire(one_of(Macro.objects.visible_to(request.user), macro_id), body.retired)
    return Status(204, None)


@router.post("/conversations/{int:number}/questions", response={201: FlaggedOut})
@api_needs("desk.answer")
def create_flag(request: ApiRequest, number: int, body: FlagIn) -> Any:
    """Nobody could answer this here: it is kept among the questions that have no answer yet."""
    made = flag_question(seen(request, number), body.text, by=request.user)
    return Status(201, {"question_id": made.id if made else None})


def places_of(user: User) -> Any:
    return Branch.objects.all() if user.sees_all_branches else Branch.objects.filter(id__in=user.branch_ids)


def saved(request: ApiRequest, macro: Macro | None, body: MacroIn) -> Macro:
    branch = chosen(places_of(request.user), body.branch)
    given = {"name": body.name, "branch": body.branch, **body.deeds.dict()}
    form = checked(MacroForm(given, user=request.user, macro=macro))
    return save_macro(macro, name=body.name, deeds=form.deeds(), branch=branch)
