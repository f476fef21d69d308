"""What was said by voice or face to face, over HTTP: calls, visits, seniors, the complaints book."""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Field, Router, Schema, Status

from zabota.company.api_access import ApiRequest, api_needs
from zabota.company.models import Branch, User
from zabota.core.api_forms import FILE
from zabota.core.api_lists import one_of, paged
from zabota.core.api_shapes import Id, Strict, ZonedMoment
from zabota.core.downloads import download
from zabota.customers.forms import branch_choices
from zabota.customers.models import Customer
from zabota.reception.actions.call_senior import call_senior
from zabota.reception.actions.note_call import note_call
from zabota.reception.actions.note_senior_came import note_senior_came
from zabota.reception.actions.note_visit import note_visit
from zabota.reception.actions.set_extension import set_extension
from zabota.reception.actions.write_book_entry import write_book_entry
from zabota.reception.models import BookEntry, Call, Extension, SeniorCall

router = Router(tags=["reception"])
LONGEST = 20_000
Said = Field("", max_length=LONGEST)


class AtBranch(Strict):
    customer: Id
    branch: Id


class CallIn(AtBranch):
    """A call that was not answered, or to which nothing was answered, waits for us."""

    is_incoming: bool = True
    was_answered: bool = True
    said: str = Said
    answered: str = Said
    minutes: int = Field(0, ge=0, le=1440)
    at: ZonedMoment | None = None


class CallOut(Schema):
    id: int
    inbox_id: int | None
    direction: str
    number: str
    name: str
    user_id: int | None
    customer_id: int | None
    conversation_id: int | None
    rang_at: datetime
    answered_at: datetime | None
    ended_at: datetime | None
    missed_at: datetime | None
    recording_id: int | None


class VisitIn(AtBranch):
    """Without `answered` it waits for an answer."""

    said: str = Field(min_length=1, max_length=LONGEST)
    answered: str = Said


class VisitOut(Schema):
    """The conversation that the visit is kept in."""

    conversation_id: int


class SeniorIn(AtBranch):
    why: str = Field(min_length=1, max_length=LONGEST)
    place: str = Field("", max_length=120)


class ArrivalIn(Strict):
    """`came` is who stood before the customer."""

    came: Id
    what_was_said: str = Said


class SeniorOut(Schema):
    id: int
    branch_id: int
    customer_id: int
    conversation_id: int | None
    why: str
    place: str
    asked_at: datetime
    by_id: int
    came_id: int | None
    came_at: datetime | None
    what_was_said: str


class EntryIn(AtBranch):
    """One entry of the book on paper, word for word."""

    text: str = Field(min_length=1, max_length=LONGEST)
    page: int = Field(ge=1, le=100_000)
    written_on: date
    place: str = Field("", max_length=120)


class EntryOut(Schema):
    id: int
    branch_id: int
    customer_id: int
    conversation_id: int
    place: str
    page: int
    written_on: date
    text: str
    by_id: int


class ExtensionIn(Strict):
    """An empty number takes it away."""

    user: Id
    number: str = Field("", max_length=20)


class ExtensionOut(Schema):
    user_id: int
    number: str


def place_of(request: ApiRequest, body: AtBranch) -> tuple[Customer, Branch]:
    seen = Customer.objects.visible_to(request.user).present()
    return one_of(seen, body.customer), one_of(branch_choices(request.user), body.branch)


@router.get("/calls", response=list[CallOut])
@paged("-rang_at", "-id")
@api_needs("reception.use")
def list_calls(request: ApiRequest, state: Literal["all", "missed", "mine"] = "all") -> Any:
    """Telephone calls, the latest first."""
    rows = Call.objects.visible_to(request.user)
    if state == "missed":
        return rows.missed()
    return rows.filter(user=request.user) if state == "mine" else rows


@router.post("/calls", response={201: CallOut})
@api_needs("reception.use")
def create_call(request: ApiRequest, body: CallIn) -> Any:
    """Write a call down, both sides of it."""
    customer, branch = place_of(request, body)
    given = body.dict(exclude={"customer", "branch"})
    return Status(201, note_call(customer, branch=branch, by=request.user, **given))


@router.get("/calls/{int:call_id}/recording", openapi_extra=FILE)
@api_needs("reception.use")
def get_recording(request: ApiRequest, call_id: int) -> Any:
    """The recording of a call, as a file."""
    rows = Call.objects.visible_to(request.user).exclude(recording=None).select_related("recording")
    return download(one_of(rows, call_id).recording)


@router.post("/visits", response={201: VisitOut})
@api_needs("reception.use")
def create_visit(request: ApiRequest, body: VisitIn) -> Any:
    """Write a visit down: what the customer said, and what was answered at once."""
    customer, branch = place_of(request, body)
    talk = note_visit(customer, said=body.said, answered=body.answered, branch=branch, by=request.user)
    return Status(201, {"conversation_id": talk.id})


@router.get("/seniors", response=list[SeniorOut])
@paged("-id")
@api_needs("reception.use")
def list_seniors(request: ApiRequest, awaited: bool = False) -> Any:
    """Customers who asked for somebody senior, the latest first; with `awaited` those who still wait."""
    rows = SeniorCall.objects.awaited() if awaited else SeniorCall.objects.all()
    return rows.visible_to(request.user)


@router.post("/seniors", response={201: SeniorOut})
@api_needs("reception.use")
def create_senior(request: ApiRequest, body: SeniorIn) -> Any:
    """A customer in the branch asks for somebody senior: everybody of the branch hears of it at once."""
    customer, branch = place_of(request, body)
    made = call_senior(customer, body.why, branch=branch, place=body.place, by=request.user)
    return Status(201, made)


@router.put("/seniors/{int:senior_id}/arrival", response=SeniorOut)
@api_needs("reception.use")
def set_arrival(request: ApiRequest, senior_id: int, body: ArrivalIn) -> Any:
    """Who came, and how fast; the first one counts."""
    call = one_of(SeniorCall.objects.visible_to(request.user), senior_id)
    came = one_of(User.objects.visible_to(request.user).active(), body.came)
    return note_senior_came(call, came, by=request.user, what_was_said=body.what_was_said)


@router.get("/book", response=list[EntryOut])
@paged("-id")
@api_needs("reception.use")
def list_entries(request: ApiRequest) -> Any:
    """Entries of the complaints book on paper that were typed in, the latest first."""
    return BookEntry.objects.visible_to(request.user)


@router.post("/book", response={201: EntryOut})
@api_needs("reception.use")
def create_entry(request: ApiRequest, body: EntryIn) -> Any:
    """Type an entry in: it waits for an answer like every message."""
    customer, branch = place_of(request, body)
    given = body.dict(exclude={"customer", "branch", "text"})
    return Status(201, write_book_entry(customer, body.text, branch=branch, by=request.user, **given))


@router.get("/extensions", response=list[ExtensionOut])
@paged("id")
@api_needs("reception.set_extensions")
def list_extensions(request: ApiRequest) -> Any:
    """Whose telephone has which number."""
    return Extension.objects.visible_to(request.user)


@router.put("/extensions", response={204: None})
@api_needs("reception.set_extensions")
def put_extension(request: ApiRequest, body: ExtensionIn) -> Any:
    """A number is at one desk only."""
    user = one_of(User.objects.visible_to(request.user).active(), body.user)
    set_extension(user, body.number, by=request.user)
    return Status(204, None)
