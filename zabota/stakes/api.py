"""Goals with their progress, and customers who left, over HTTP: the same verbs as the pages."""

from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema
from pydantic import Field

from zabota.company.api_access import ApiRequest, api_needs
from zabota.core.api_lists import paged
from zabota.core.api_shapes import Strict
from zabota.customers.models import Customer
from zabota.stakes.actions.note_followers import note_followers
from zabota.stakes.actions.record_leaving import record_leaving
from zabota.stakes.actions.set_goal import set_goal
from zabota.stakes.measure import measures
from zabota.stakes.models import Goal, Leaving
from zabota.stakes.progress import progress_of

router = Router(tags=["stakes"])
LARGEST_ID = 2**63 - 1
Id = Field(ge=1, le=LARGEST_ID)


class GoalOut(Schema):
    """`share` of the baseline is left when it is reached; `now` with its interval, from `n` things counted.

    `verdict`: reached, on_course, off_course, open or too_early. `unit`: count (a week) or hours (median).
    """

    id: int
    measure: str
    branch_id: int | None
    share: float
    baseline_from: date
    baseline_until: date
    due_on: date
    unit: str
    baseline: float | None
    baseline_n: int
    target: float | None
    now: float | None
    low: float | None
    high: float | None
    n: int
    verdict: str


class GoalIn(Strict):
    measure: str = Field(max_length=20)
    share: float = Field(0.5, gt=0, lt=1)
    baseline_from: date
    baseline_until: date
    due_on: date


class LeavingOut(Schema):
    id: int
    customer_id: int
    branch_id: int | None
    left_on: date
    reason: str
    said: str
    came_back_on: date | None


class LeavingIn(Strict):
    customer_id: int = Id
    left_on: date
    reason: Leaving.Reason
    said: str = Field("", max_length=5_000, pattern=r"^[^\x00]*$")


class FollowersIn(Strict):
    """0 takes the note away."""

    customer_id: int = Id
    followers: int = Field(ge=0, le=2_000_000_000)
    where: str = Field("", max_length=200, pattern=r"^[^\x00]*$")


@router.get("/goals", response=list[GoalOut])
@paged("id", shown=lambda goal: told(goal))
@api_needs("stakes.see")
def list_goals(request: ApiRequest) -> Any:
    """The goals that are pursued, and how far they are reached."""
    return Goal.objects.visible_to(request.user).standing().filter(measure__in=[one.name for one in measures])


@router.post("/goals", response=GoalOut)
@api_needs("stakes.set")
def add_goal(request: ApiRequest, body: GoalIn) -> Any:
    """Set what the whole company wants to reach by a day."""
    return told(set_goal(by=request.user, **body.dict()))


@router.get("/leavings", response=list[LeavingOut])
@paged("id")
@api_needs("stakes.see")
def list_leavings(
    request: ApiRequest,
    after: int = Query(0, ge=0, le=LARGEST_ID),
) -> Any:
    """Who left, when and why, after the id `after`."""
    return Leaving.objects.visible_to(request.user).filter(id__gt=after)


@router.post("/leavings", response=LeavingOut)
@api_needs("stakes.record")
def add_leaving(request: ApiRequest, body: LeavingIn) -> Any:
    """Note that a customer left; again for the same day it only changes reason and words."""
    customer = customer_for(request, body.customer_id)
    return record_leaving(customer, body.left_on, body.reason, by=request.user, said=body.said)


@router.post("/followers", response=FollowersIn)
@api_needs("stakes.record")
def set_followers(request: ApiRequest, body: FollowersIn) -> Any:
    """How many a customer reaches in public."""
    customer = customer_for(request, body.customer_id)
    note_followers(customer, body.followers, by=request.user, where=body.where)
    return body


def customer_for(request: ApiRequest, customer_id: int) -> Customer:
    return get_object_or_404(Customer.objects.visible_to(request.user), pk=customer_id)


def told(goal: Goal) -> dict[str, Any]:
    of_goal = ("id", "measure", "branch_id", "share", "baseline_from", "baseline_until", "due_on")
    progress = progress_of(goal)
    of_progress = ("unit", "baseline", "baseline_n", "target", "now", "low", "high", "n", "verdict")
    found = {name: getattr(goal, name) for name in of_goal}
    return found | {name: getattr(progress, name) for name in of_progress}
