"""Tasks over HTTP, under /api/v1/tasks."""

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema, Status
from pydantic import AfterValidator, AwareDatetime

from zabota.agenda.actions.end_follow_up import end_follow_up
from zabota.agenda.actions.finish_task import finish_task
from zabota.agenda.actions.set_follow_up import set_follow_up
from zabota.agenda.actions.set_task import set_task
from zabota.agenda.models import FollowUpRule, Task
from zabota.channels.models import Inbox
from zabota.company.api_access import api_needs
from zabota.company.models import User
from zabota.core.api_lists import chosen, one_of, paged
from zabota.core.api_shapes import Strict, sensible
from zabota.desk.models import ContactReason, Conversation

router = Router(tags=["tasks"])
Number = Field(None, gt=0, lt=1 << 63)


class TaskIn(Strict):
    text: str = Field(min_length=1, max_length=4000)
    due_at: Annotated[AwareDatetime, AfterValidator(sensible)]
    owner: int | None = Number
    conversation: int | None = Number


class TaskEnd(Strict):
    outcome: str = Field("", max_length=4000)
    product_mark: int | None = Field(None, ge=1, le=10)
    service_mark: int | None = Field(None, ge=1, le=10)


class TaskOut(Schema):
    id: int
    kind: str
    text: str
    owner_id: int
    set_by_id: int | None
    due_at: datetime
    conversation_id: int | None
    customer_id: int | None
    done_at: datetime | None
    outcome: str
    product_mark: int | None
    service_mark: int | None


@router.get("", response=list[TaskOut])
@paged("due_at", "id")
@api_needs("agenda.use")
def list_tasks(request: HttpRequest) -> Any:
    """Open tasks, the most urgent first."""
    return Task.objects.visible_to(asker(request)).open()


@router.post("", response={201: TaskOut})
@api_needs("agenda.use")
def create_task(request: HttpRequest, body: TaskIn) -> Any:
    """A task for oneself, or for the owner that is named; in a conversation when one is."""
    user = asker(request)
    owner = get_object_or_404(User.objects.visible_to(user).active(), pk=body.owner) if body.owner else user
    seen = Conversation.objects.visible_to(user).present().select_related("customer")
    conversation = get_object_or_404(seen, pk=body.conversation) if body.conversation else None
    made = set_task(body.text, owner=owner, due_at=body.due_at, by=user, conversation=conversation)
    return Status(201, made)


@router.put("/{int:task_id}/completion", response=TaskOut)
@api_needs("agenda.use")
def complete_task(request: HttpRequest, task_id: int, body: TaskEnd) -> Any:
    """It is done; a call to a customer wants its outcome in words, and may bring two marks."""
    task = get_object_or_404(Task.objects.visible_to(asker(request)), pk=task_id)
    return finish_task(task, by=asker(request), **body.dict())


def asker(request: HttpRequest) -> User:
    return request.auth.user  # type: ignore[attr-defined]


follow_ups = Router(tags=["tasks"])


class FollowUpIn(Strict):
    """After contacts of a reason, or of an inbox; an earlier rule of the same is replaced."""

    days: int = Field(ge=1, le=365)
    reason: int | None = Number
    inbox: int | None = Number


class FollowUpOut(Schema):
    id: int
    days: int
    reason_id: int | None
    inbox_id: int | None
    ended_at: datetime | None


@follow_ups.get("", response=list[FollowUpOut])
@paged("id")
@api_needs("agenda.set")
def list_follow_ups(request: HttpRequest) -> Any:
    """After which contacts customers are called again, and how many days later."""
    return FollowUpRule.objects.visible_to(asker(request)).in_force()


@follow_ups.post("", response={201: FollowUpOut})
@api_needs("agenda.set")
def create_follow_up(request: HttpRequest, body: FollowUpIn) -> Any:
    """It counts for what is resolved from now on."""
    user = asker(request)
    reason = chosen(ContactReason.objects.filter(retired_at=None), body.reason)
    inbox = chosen(Inbox.objects.visible_to(user), body.inbox)
    return Status(201, set_follow_up(body.days, by=user, reason=reason, inbox=inbox))


@follow_ups.delete("/{int:follow_up_id}", response={204: None})
@api_needs("agenda.set")
def delete_follow_up(request: HttpRequest, follow_up_id: int) -> Any:
    """No more calls by this rule; those that are planned stay."""
    user = asker(request)
    end_follow_up(one_of(FollowUpRule.objects.visible_to(user), follow_up_id), by=user)
    return Status(204, None)
