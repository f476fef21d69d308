"""Plans and their steps over HTTP: the same verbs as the pages."""

from datetime import datetime
from typing import Any, Literal

from django.shortcuts import get_object_or_404
from ninja import File, Router, Schema, Status
from ninja.files import UploadedFile
from pydantic import Field

from zabota.company.api_access import ApiRequest, api_needs
from zabota.company.models import Department, User
from zabota.core.actions.store_file import store_file
from zabota.core.api_lists import paged
from zabota.core.api_shapes import Strict
from zabota.desk.models import Conversation
from zabota.orders.actions.attach_evidence import attach_evidence
from zabota.orders.actions.begin_plan import begin_plan
from zabota.orders.actions.call_off import call_off
from zabota.orders.actions.do_step import do_step
from zabota.orders.actions.hand_step import hand_step
from zabota.orders.actions.send_back import send_back
from zabota.orders.models import ActionPlan, RequestStep, RequestType

router = Router(tags=["orders"])
LARGEST_ID = 2**63 - 1
Text = Field(min_length=1, max_length=1_000, pattern=r"^[^\x00]*$")


class TypeOut(Schema):
    id: int
    name: str
    is_order: bool


class StepOut(Schema):
    id: int
    plan_id: int
    position: int
    title: str
    department_id: int | None
    doer_id: int | None
    evidence: str
    begun_at: datetime | None
    due_at: datetime | None
    done_at: datetime | None
    done_by_id: int | None
    remark: str


class PlanOut(Schema):
    id: int
    conversation_id: int
    request_type_id: int
    begun_at: datetime
    finished_at: datetime | None
    called_off_at: datetime | None
    called_off_why: str
    steps: list[StepOut]

    @staticmethod
    def resolve_steps(plan: ActionPlan) -> list[RequestStep]:
        return list(plan.steps.order_by("position"))


class PlanIn(Strict):
    request_type: int = Field(ge=1, le=LARGEST_ID)


class DoneIn(Strict):
    remark: str = Field("", max_length=5_000, pattern=r"^[^\x00]*$")


class HolderIn(Strict):
    department: int | None = Field(None, ge=1, le=LARGEST_ID)
    doer: int | None = Field(None, ge=1, le=LARGEST_ID)


class BackIn(Strict):
    because: str = Text


class EndIn(Strict):
    why: Literal["customer", "impossible", "mistake"]
    note: str = Text


@router.get("/types", response=list[TypeOut])
@paged("id")
@api_needs("orders.see")
def list_types(request: ApiRequest) -> Any:
    """The types of requests in use."""
    return RequestType.objects.visible_to(request.user).in_use()


@router.get("/steps", response=list[StepOut])
@paged("when", "id")
@api_needs("orders.see")
def list_steps(request: ApiRequest, mine: bool = False) -> Any:
    """Steps whose turn it is, what is due first on top."""
    seen = RequestStep.objects.visible_to(request.user).current().by_time()
    return seen.of(request.user) if mine else seen


@router.post("/conversations/{int:number}/plans", response={201: PlanOut})
@api_needs("orders.work")
def create_plan(request: ApiRequest, number: int, body: PlanIn) -> Any:
    """Begin the plan of a type; one that runs already is returned."""
    talks = Conversation.objects.visible_to(request.user)
    kept = get_object_or_404(RequestType.objects.in_use(), id=body.request_type)
    return Status(201, begin_plan(by_id(talks, number), kept, by=request.user))


@router.get("/plans/{int:plan_id}", response=PlanOut)
@api_needs("orders.see")
def get_plan(request: ApiRequest, plan_id: int) -> Any:
    """One plan with its steps in their order."""
    return plan_seen(request, plan_id)


@router.put("/plans/{int:plan_id}/end", response=PlanOut)
@api_needs("orders.work")
def end_plan(request: ApiRequest, plan_id: int, body: EndIn) -> Any:
    """Call it off, with the reason."""
    plan = plan_seen(request, plan_id)
    call_off(plan, body.why, note=body.note, by=request.user)
    return plan


@router.put("/steps/{int:step_id}/completion", response=StepOut)
@api_needs("orders.work")
def complete_step(request: ApiRequest, step_id: int, body: DoneIn) -> Any:
    """It is done: in its turn, with its evidence."""
    step = step_seen(request, step_id)
    do_step(step, by=request.user, remark=body.remark)
    return step


@router.post("/steps/{int:step_id}/sending-back", response=StepOut)
@api_needs("orders.send_back")
def undo_step(request: ApiRequest, step_id: int, body: BackIn) -> Any:
    """It was not done right: it and what came after it are to be done again."""
    step = step_seen(request, step_id)
    send_back(step, because=body.because, by=request.user)
    return step


@router.post("/steps/{int:step_id}/evidence", response={201: StepOut})
@api_needs("orders.work")
def add_evidence(request: ApiRequest, step_id: int, file: File[UploadedFile]) -> Any:
    """Add one photo or document."""
    step = step_seen(request, step_id)
    attach_evidence(step, [store_file(file.read(), file.name or "")], by=request.user)
    return Status(201, step)


@router.put("/steps/{int:step_id}/holder", response=StepOut)
@api_needs("orders.work")
def set_holder(request: ApiRequest, step_id: int, body: HolderIn) -> Any:
    """Give it to a department, or to one colleague."""
    step = step_seen(request, step_id)
    colleagues = User.objects.active().visible_to(request.user)
    department = get_object_or_404(Department, id=body.department) if body.department else None
    doer = get_object_or_404(colleagues, id=body.doer) if body.doer else None
    hand_step(step, department=department, doer=doer, by=request.user)
    return step


def by_id(rows: Any, row_id: int) -> Any:
    return get_object_or_404(rows, id=min(row_id, LARGEST_ID))


def plan_seen(request: ApiRequest, plan_id: int) -> ActionPlan:
    return by_id(ActionPlan.objects.visible_to(request.user), plan_id)


def step_seen(request: ApiRequest, step_id: int) -> RequestStep:
    seen = RequestStep.objects.visible_to(request.user).select_related("department", "plan__conversation")
    return by_id(seen, step_id)
