"""Where a conversation is, over HTTP: handed on, merged, matched; drafts, files, what is uncertain."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema, Status

from zabota.channels.actions.decide_uncertain import decide_uncertain
from zabota.company.api_access import ApiRequest, api_needs
from zabota.company.models import Branch, Team
from zabota.core.api_forms import FILE
from zabota.core.api_lists import chosen, one_of, paged
from zabota.core.api_shapes import Id, Strict
from zabota.core.downloads import download
from zabota.core.errors import Refused
from zabota.desk.actions.confirm_match import confirm_match
from zabota.desk.actions.enter_confided import enter_confided
from zabota.desk.actions.merge import merge
from zabota.desk.actions.resolve import resolve
from zabota.desk.actions.save_draft import save_draft
from zabota.desk.actions.see_mentions import see_mentions
from zabota.desk.actions.transfer import transfer
from zabota.desk.actions.unmerge import unmerge
from zabota.desk.api import seen
from zabota.desk.api_shapes import ConversationShape, Outcome
from zabota.desk.models import (
    Attachment,
    Circle,
    ContactReason,
    Conversation,
    ConversationMerge,
    Draft,
    Fulfilment,
    Message,
)

router = Router(tags=["conversations"])
MOST = 100


class PlaceIn(Strict):
    """A team brings its branch."""

    team: Id | None = None
    branch: Id | None = None


class IntoIn(Strict):
    """The conversation that stays."""

    into: Id


class TalkMergeOut(Schema):
    id: int
    kept_id: int
    merged_id: int
    created_at: datetime
    undone_at: datetime | None


class MatchIn(Strict):
    belongs: bool


class DraftIn(Strict):
    """An empty text forgets it."""

    text: str = Field("", max_length=200_000)
    is_note: bool = False


class DraftOut(Schema):
    text: str
    is_note: bool
    changed_at: datetime


class SendingIn(Strict):
    """False sends it once more."""

    arrived: bool


class ManyIn(Strict):
    conversations: list[Id] = Field(min_length=1, max_length=MOST)
    outcome: Outcome
    reason: Id | None = None
    note: str = Field("", max_length=10_000)


class ManyOut(Schema):
    """What was resolved, and of each of the others why not."""

    done: list[int]
    refused: dict[int, str]


class AttachmentOut(Schema):
    id: int
    message_id: int | None
    note_id: int | None
    filename: str = Field(alias="file.filename")


class FulfilmentOut(Schema):
    expectation_id: int
    conversation_id: int
    is_met: bool
    by_id: int | None
    at: datetime


class EntranceIn(Strict):
    because: str = Field(min_length=1, max_length=1_000)


class GuardedOut(Schema):
    """That it is there and whose it is; not a word of it."""

    conversation_id: int
    by_id: int | None
    at: datetime
    users: list[int]
    teams: list[int]


@router.put("/{int:number}/place", response={200: ConversationShape, 204: None})
@api_needs("desk.answer")
def set_place(request: ApiRequest, number: int, body: PlaceIn) -> Any:
    """To another team or branch with all that was said; 204 when the token's user sees it no more then."""
    if body.team is None and body.branch is None:
        raise Refused(_("Choose a team or a branch."))
    team, branch = chosen(Team.objects.all(), body.team), chosen(Branch.objects.all(), body.branch)
    transfer(seen(request, number), by=request.user, team=team, branch=branch)
    moved = Conversation.objects.visible_to(request.user).filter(pk=number).first()
    return moved if moved else Status(204, None)


@router.post("/{int:number}/merges", response={201: TalkMergeOut})
@api_needs("desk.merge")
def create_merge(request: ApiRequest, number: int, body: IntoIn) -> Any:
    """It becomes part of another conversation; it can be undone."""
    return Status(201, merge(seen(request, body.into), seen(request, number), by=request.user))


@router.get("/{int:number}/merges", response=list[TalkMergeOut])
@paged("-id")
@api_needs("desk.see")
def list_merges(request: ApiRequest, number: int) -> Any:
    """Which conversations became part of this one, or this one of which."""
    talk = seen(request, number)
    return ConversationMerge.objects.filter(Q(kept=talk) | Q(merged=talk))


@router.delete("/merges/{int:merge_id}", response=TalkMergeOut)
@api_needs("desk.merge")
def delete_merge(request: ApiRequest, merge_id: int) -> Any:
    """Both are as they were; what was said since stays with the one that was kept."""
    visible = Conversation.objects.visible_to(request.user)
    row = one_of(ConversationMerge.objects.filter(kept__in=visible, merged__in=visible), merge_id)
    unmerge(row, by=request.user)
    row.refresh_from_db()
    return row


@router.put("/{int:number}/match", response=ConversationShape)
@api_needs("desk.merge")
def set_match(request: ApiRequest, number: int, body: MatchIn) -> Any:
    """Does a stranger's message belong to the conversation it names? Told is where it is now."""
    talk = seen(request, number)
    if body.belongs and talk.possible_match_id:
        seen(request, talk.possible_match_id)
    return confirm_match(talk, by=request.user, belongs=body.belongs)


@router.get("/{int:number}/drafts", response=list[DraftOut])
@paged("id")
@api_needs("desk.answer")
def list_drafts(request: ApiRequest, number: int) -> Any:
    """What the token's user has begun here: an answer, a note, or both."""
    return Draft.objects.filter(user=request.user, conversation=seen(request, number))


@router.put("/{int:number}/drafts", response={200: DraftOut, 204: None})
@api_needs("desk.answer")
def set_draft(request: ApiRequest, number: int, body: DraftIn) -> Any:
    """Keep an answer or a note that was begun, for who goes on with it on the page."""
    kept = save_draft(seen(request, number), by=request.user, text=body.text, is_note=body.is_note)
    return kept if kept else Status(204, None)


@router.delete("/{int:number}/mentions", response={204: None})
@api_needs("desk.see")
def delete_mentions(request: ApiRequest, number: int) -> Any:
    """The token's user has looked at the notes that call them in here."""
    see_mentions(seen(request, number), by=request.user)
    return Status(204, None)


@router.put("/messages/{int:message_id}/sending", response={204: None})
@api_needs("desk.answer")
def set_sending(request: ApiRequest, message_id: int, body: SendingIn) -> Any:
    """Of an answer that nobody can be sure of: it arrived, or it is sent once more."""
    rows = Message.objects.visible_to(request.user).exclude(dispatch=None).select_related("dispatch")
    decide_uncertain(one_of(rows, message_id).dispatch, arrived=body.arrived, by=request.user)
    return Status(204, None)


@router.post("/resolutions", response=ManyOut)
@api_needs("desk.answer")
def create_resolutions(request: ApiRequest, body: ManyIn) -> Any:
    """Settle up to a hundred alike, each for itself: what is refused is told, the rest is done."""
    reason = chosen(ContactReason.objects.all(), body.reason)
    done: list[int] = []
    refused: dict[int, str] = {}
    for talk in (
        Conversation.objects.visible_to(request.user).filter(id__in=body.conversations).order_by("id")
    ):
        try:
            resolve(talk, by=request.user, reason=reason, outcome=body.outcome, note=body.note)
            done.append(talk.id)
        except Refused as refusal:
            refused[talk.id] = str(refusal)
    return {"done": done, "refused": refused}


@router.get("/{int:number}/expectations", response=list[FulfilmentOut])
@paged("id")
@api_needs("desk.see")
def list_fulfilments(request: ApiRequest, number: int) -> Any:
    """Which of the customer's expectations it met and which not, as was said on resolving it."""
    return Fulfilment.objects.visible_to(request.user).filter(conversation=seen(request, number))


@router.get("/{int:number}/files", response=list[AttachmentOut])
@paged("id")
@api_needs("desk.see")
def list_files(request: ApiRequest, number: int) -> Any:
    """The files of its messages and notes."""
    rows = Attachment.objects.visible_to(request.user).filter(conversation=seen(request, number))
    return rows.select_related("file")


@router.get("/files/{int:file_id}", openapi_extra=FILE)
@api_needs("desk.see")
def get_file(request: ApiRequest, file_id: int) -> Any:
    """One file as it came; it may be a stranger's."""
    return download(one_of(Attachment.objects.visible_to(request.user).select_related("file"), file_id).file)


@router.get("/confidential", response=list[GuardedOut])
@paged("-conversation_id")
@api_needs("desk.enter_confided")
def list_confidential(request: ApiRequest) -> Any:
    """Confidential conversations whose doors the token's user keeps."""
    return Circle.objects.guarded_by(request.user).filter(conversation__merged_into=None)


@router.post("/confidential/{int:number}/entrance", response=ConversationShape)
@api_needs("desk.enter_confided")
def create_entrance(request: ApiRequest, number: int, body: EntranceIn) -> Any:
    """Let oneself in; everybody in it reads why."""
    circle = one_of(Circle.objects.guarded_by(request.user), number)
    enter_confided(circle.conversation, by=request.user, because=body.because)
    return seen(request, number)
