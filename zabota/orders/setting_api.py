"""What plans and orders stand on, over HTTP: request types and their steps, work, licences, makers, areas."""

from datetime import date
from typing import Any

from ninja import Field, Schema, Status

from zabota.company.api_access import ApiRequest, api_needs
from zabota.company.models import Department
from zabota.company.parameters import value_of
from zabota.core.api_forms import FILE
from zabota.core.api_lists import chosen, one_of, paged
from zabota.core.api_shapes import Id, Strict
from zabota.core.downloads import download
from zabota.desk.models import Conversation
from zabota.orders.actions.provide_types import provide_types
from zabota.orders.actions.retire_type import retire_type
from zabota.orders.actions.save_area import save_area
from zabota.orders.actions.save_licence import save_licence
from zabota.orders.actions.save_maker import save_maker
from zabota.orders.actions.save_type import StepPlan, save_type
from zabota.orders.actions.save_work import save_work
from zabota.orders.api import PlanOut, TypeOut, router, step_seen
from zabota.orders.models import (
    ActionPlan,
    Evidence,
    Licence,
    Maker,
    PlanStep,
    RequestType,
    ServiceArea,
    Work,
)

__all__ = ["router"]
Name = Field(min_length=1, max_length=120)


class PlanStepIn(Strict):
    """`evidence` is what shows that it was done: a tick, or a kind of photo or document."""

    title: str = Field(min_length=1, max_length=160)
    department: Id | None = None
    due_seconds: int | None = Field(None, ge=60, le=366 * 86_400)
    evidence: str = Field("tick", max_length=20)


class RequestTypeIn(Strict):
    name: str = Name
    is_order: bool = False
    steps: list[PlanStepIn] = Field(min_length=1, max_length=40)


class PlanStepOut(Schema):
    position: int
    title: str
    department_id: int | None
    due_seconds: int | None
    evidence: str


class WholeTypeOut(TypeOut):
    steps: list[PlanStepOut]

    @staticmethod
    def resolve_steps(row: RequestType) -> list[PlanStep]:
        return list(row.steps.order_by("position"))


class WorkIn(Strict):
    name: str = Name
    needs_licence: bool = True


class WorkOut(WorkIn):
    id: int


class LicenceIn(Strict):
    """`holder` is named when it is not ours."""

    number: str = Field(min_length=1, max_length=80)
    issuer: str = Field(min_length=1, max_length=160)
    valid_from: date
    valid_until: date
    works: list[Id] = Field(max_length=200)
    holder_kind: str = Field("us", max_length=20)
    holder: str = Field("", max_length=160)


class LicenceOut(Schema):
    id: int
    number: str
    issuer: str
    valid_from: date
    valid_until: date
    holder_kind: str
    holder: str
    works: list[int]

    @staticmethod
    def resolve_works(row: Licence) -> list[int]:
        return [work.pk for work in row.works.all()]


class MakerIn(Strict):
    name: str = Name
    is_authorised: bool = False
    authorised_until: date | None = None


class MakerOut(MakerIn):
    id: int


class AreaIn(Strict):
    """`places`, one a line."""

    name: str = Name
    places: str = Field(min_length=1, max_length=20_000)


class AreaOut(AreaIn):
    id: int


class EvidenceOut(Schema):
    id: int
    step_id: int
    by_id: int | None
    filename: str = Field(alias="file.filename")


@router.get("/types/{int:type_id}", response=WholeTypeOut)
@api_needs("orders.see")
def get_type(request: ApiRequest, type_id: int) -> Any:
    """One type of request with the steps of its plan."""
    return one_of(RequestType.objects.visible_to(request.user), type_id)


@router.post("/types", response={201: WholeTypeOut})
@api_needs("orders.manage")
def create_type(request: ApiRequest, body: RequestTypeIn) -> Any:
    """A type of request and its steps in their order."""
    return Status(201, saved(request, None, body))


@router.put("/types/{int:type_id}", response=WholeTypeOut)
@api_needs("orders.manage")
def put_type(request: ApiRequest, type_id: int, body: RequestTypeIn) -> Any:
    """All of it anew; plans that run keep the steps they began with."""
    return saved(request, one_of(RequestType.objects.in_use(), type_id), body)


@router.put("/types/{int:type_id}/retirement", response={204: None})
@api_needs("orders.manage")
def set_type_retired(request: ApiRequest, type_id: int) -> Any:
    """No new plan is begun with it; those that run go on."""
    retire_type(one_of(RequestType.objects.all(), type_id), by=request.user)
    return Status(204, None)


@router.post("/types/preset", response={201: list[WholeTypeOut]})
@api_needs("orders.manage")
def create_preset(request: ApiRequest) -> Any:
    """Take the sector's ready types over; names that are there already stay untouched."""
    return Status(201, provide_types(value_of("company.profile"), by=request.user))


@router.get("/conversations/{int:number}/plans", response=list[PlanOut])
@paged("-id")
@api_needs("orders.see")
def list_plans(request: ApiRequest, number: int) -> Any:
    """The plans of a conversation, with their steps."""
    talk = one_of(Conversation.objects.visible_to(request.user), number)
    return ActionPlan.objects.visible_to(request.user).filter(conversation=talk)


@router.get("/steps/{int:step_id}/evidence", response=list[EvidenceOut])
@paged("id")
@api_needs("orders.see")
def list_evidence(request: ApiRequest, step_id: int) -> Any:
    """The photos and documents that count for a step."""
    rows = Evidence.objects.visible_to(request.user).filter(step=step_seen(request, step_id))
    return rows.counting().select_related("file")


@router.get("/evidence/{int:evidence_id}", openapi_extra=FILE)
@api_needs("orders.see")
def get_evidence(request: ApiRequest, evidence_id: int) -> Any:
    """One photo or document, as a file."""
    return download(
        one_of(Evidence.objects.visible_to(request.user).select_related("file"), evidence_id).file
    )


@router.get("/works", response=list[WorkOut])
@paged("id")
@api_needs("orders.see")
def list_works(request: ApiRequest) -> Any:
    """Kinds of work that orders are taken for."""
    return Work.objects.visible_to(request.user)


@router.post("/works", response={201: WorkOut})
@api_needs("orders.manage")
def create_work(request: ApiRequest, body: WorkIn) -> Any:
    """One more kind of work."""
    return Status(201, save_work(None, by=request.user, **body.dict()))


@router.put("/works/{int:work_id}", response=WorkOut)
@api_needs("orders.manage")
def put_work(request: ApiRequest, work_id: int, body: WorkIn) -> Any:
    """All of it anew."""
    return save_work(one_of(Work.objects.all(), work_id), by=request.user, **body.dict())


@router.get("/licences", response=list[LicenceOut])
@paged("id")
@api_needs("orders.see")
def list_licences(request: ApiRequest) -> Any:
    """Leave to do kinds of work, between two days each."""
    return Licence.objects.visible_to(request.user).prefetch_related("works")


@router.post("/licences", response={201: LicenceOut})
@api_needs("orders.manage")
def create_licence(request: ApiRequest, body: LicenceIn) -> Any:
    """One more licence: ours, or of one who works for us."""
    return Status(201, licensed(request, None, body))


@router.put("/licences/{int:licence_id}", response=LicenceOut)
@api_needs("orders.manage")
def put_licence(request: ApiRequest, licence_id: int, body: LicenceIn) -> Any:
    """All of it anew."""
    return licensed(request, one_of(Licence.objects.all(), licence_id), body)


@router.get("/makers", response=list[MakerOut])
@paged("id")
@api_needs("orders.see")
def list_makers(request: ApiRequest) -> Any:
    """Who makes what we repair, and whether they authorised us."""
    return Maker.objects.visible_to(request.user)


@router.post("/makers", response={201: MakerOut})
@api_needs("orders.manage")
def create_maker(request: ApiRequest, body: MakerIn) -> Any:
    """One more maker."""
    return Status(201, save_maker(None, by=request.user, **body.dict()))


@router.put("/makers/{int:maker_id}", response=MakerOut)
@api_needs("orders.manage")
def put_maker(request: ApiRequest, maker_id: int, body: MakerIn) -> Any:
    """All of it anew."""
    return save_maker(one_of(Maker.objects.all(), maker_id), by=request.user, **body.dict())


@router.get("/areas", response=list[AreaOut])
@paged("id")
@api_needs("orders.see")
def list_areas(request: ApiRequest) -> Any:
    """Where we come to customers."""
    return ServiceArea.objects.visible_to(request.user)


@router.post("/areas", response={201: AreaOut})
@api_needs("orders.manage")
def create_area(request: ApiRequest, body: AreaIn) -> Any:
    """One more area."""
    return Status(201, save_area(None, by=request.user, **body.dict()))


@router.put("/areas/{int:area_id}", response=AreaOut)
@api_needs("orders.manage")
def put_area(request: ApiRequest, area_id: int, body: AreaIn) -> Any:
    """All of it anew."""
    return save_area(one_of(ServiceArea.objects.all(), area_id), by=request.user, **body.dict())


def saved(request: ApiRequest, kept: RequestType | None, body: RequestTypeIn) -> RequestType:
    steps = [
        StepPlan(
            step.title, chosen(Department.objects.all(), step.department), step.due_seconds, step.evidence
        )
        for step in body.steps
    ]
    return save_type(kept, name=body.name, is_order=body.is_order, steps=steps, by=request.user)


def licensed(request: ApiRequest, kept: Licence | None, body: LicenceIn) -> Licence:
    works = [one_of(Work.objects.all(), number) for number in body.works]
    return save_licence(kept, **body.dict(exclude={"works"}), works=works, by=request.user)
