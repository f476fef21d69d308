"""SLA policies over HTTP, under /api/v1/limits: they are the whole company's."""

from datetime import datetime, time
from typing import Any

from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status
from ninja.errors import HttpError
from pydantic import Field, model_validator

from zabota.channels.models import Inbox
from zabota.company.api_access import ApiRequest, api_needs
from zabota.company.models import Branch
from zabota.core.api_lists import paged
from zabota.core.api_shapes import Strict
from zabota.desk.actions.set_policy import set_policy
from zabota.desk.actions.switch_policy import switch_policy
from zabota.desk.models import SlaPolicy, SlaTarget
from zabota.desk.models.sla import Limit
from zabota.desk.sla import DayRule

router = Router(tags=["limits"])
LARGEST_ID = 2**63 - 1
MOST_SECONDS = 10_000 * 3600
Ids: Any = Field(default_factory=list, max_length=500)


class LimitIn(Strict):
    """So many seconds, or all three times of a deadline by the time of day."""

    seconds: int | None = Field(None, ge=1, le=MOST_SECONDS)
    before: time | None = None
    today_by: time | None = None
    later_by: time | None = None

    @model_validator(mode="after")
    def one_way(self) -> "LimitIn":
        times = (self.before, self.today_by, self.later_by)
        if any(part is not None and part.tzinfo is not None for part in times):
            raise ValueError("times of the day are written without a zone")
        has_all, has_none = None not in times, times == (None, None, None)
        if not (has_none if self.seconds is not None else has_all):
            raise ValueError("give seconds, or before, today_by and later_by")
        if self.before and self.today_by and self.today_by < self.before:
            raise ValueError("what comes before a moment cannot be due earlier than that moment")
        return self

    @property
    def measured(self) -> int | DayRule:
        if self.seconds is not None:
            return self.seconds
        return DayRule(self.before, self.today_by, self.later_by)  # type: ignore[arg-type]


class PolicyIn(Strict):
    first_response: LimitIn | None = None
    next_response: LimitIn | None = None
    resolution: LimitIn | None = None
    order: int = Field(100, ge=0, le=30_000)
    in_business_hours: bool = True
    pauses: bool = True
    channels: list[str] = Field(default_factory=list, max_length=50)
    customer_classes: list[str] = Field(default_factory=list, max_length=50)
    inboxes: list[int] = Ids
    branches: list[int] = Ids


class NewPolicyIn(PolicyIn):
    name: str = Field(min_length=1, max_length=120)


class SwitchIn(Strict):
    on: bool


class LimitOut(Schema):
    limit: str
    seconds: int
    before: time | None
    today_by: time | None
    later_by: time | None
    pauses_while_customer_is_asked: bool


class PolicyOut(Schema):
    id: int
    name: str
    order: int
    in_business_hours: bool
    channels: list[str]
    customer_classes: list[str]
    inbox_ids: list[int]
    branch_ids: list[int]
    switched_off_at: datetime | None
    limits: list[LimitOut]

    @staticmethod
    def resolve_limits(policy: SlaPolicy) -> list[SlaTarget]:
        return list(policy.targets.all())

    @staticmethod
    def resolve_inbox_ids(policy: SlaPolicy) -> list[int]:
        return [row.id for row in policy.inboxes.all()]

    @staticmethod
    def resolve_branch_ids(policy: SlaPolicy) -> list[int]:
        return [row.id for row in policy.branches.all()]


@router.get("", response=list[PolicyOut])
@paged("order", "id")
@api_needs("desk.manage")
def list_policies(request: ApiRequest) -> Any:
    """In the order in which they are tried: the first that fits counts."""
    return SlaPolicy.objects.prefetch_related("targets", "inboxes", "branches")


@router.post("", response={201: PolicyOut})
@api_needs("desk.manage")
def create_policy(request: ApiRequest, body: NewPolicyIn) -> Any:
    """A policy of a new name."""
    if SlaPolicy.objects.filter(name=body.name.strip()).exists():
        raise HttpError(409, "There is a policy of this name")
    return Status(201, saved(request, body.name, body))


@router.get("/{int:policy_id}", response=PolicyOut)
@api_needs("desk.manage")
def get_policy(request: ApiRequest, policy_id: int) -> Any:
    """One policy with its limits."""
    return policy_of(policy_id)


@router.put("/{int:policy_id}", response=PolicyOut)
@api_needs("desk.manage")
def put_policy(request: ApiRequest, policy_id: int, body: PolicyIn) -> Any:
    """All of it anew, for clocks that start from now on."""
    return saved(request, policy_of(policy_id).name, body)


@router.put("/{int:policy_id}/switch", response=PolicyOut)
@api_needs("desk.manage")
def put_switch(request: ApiRequest, policy_id: int, body: SwitchIn) -> Any:
    """Let it count for clocks that start from now on, or no more."""
    switch_policy(policy_of(policy_id), on=body.on, by=request.user)
    return policy_of(policy_id)


def saved(request: ApiRequest, name: str, body: PolicyIn) -> SlaPolicy:
    given = body.dict(exclude={"name", *Limit.values})
    given["inboxes"] = found(Inbox, body.inboxes)
    given["branches"] = found(Branch, body.branches)
    named = {limit: getattr(body, limit) for limit in Limit.values}
    limits = {limit: said.measured for limit, said in named.items() if said is not None}
    return set_policy(name, limits, **given, by=request.user)


def policy_of(policy_id: int) -> SlaPolicy:
    return get_object_or_404(SlaPolicy, id=min(policy_id, LARGEST_ID))


def found(model: Any, ids: list[int]) -> list[Any]:
    return [get_object_or_404(model, id=max(0, min(row_id, LARGEST_ID))) for row_id in ids]
