"""Contact reasons and saved queues over HTTP, under /api/v1/contact-reasons and /api/v1/queues."""

from datetime import datetime
from typing import Any, Literal

from django.utils.translation import gettext as _
from ninja import Field, Router, Schema, Status

from zabota.company.api_access import ApiRequest, api_needs
from zabota.core.api_forms import checked
from zabota.core.api_lists import chosen, one_of, paged
from zabota.core.api_shapes import Id, Strict
from zabota.core.errors import Refused
from zabota.desk.actions.add_reason import add_reason
from zabota.desk.actions.remove_queue import remove_queue
from zabota.desk.actions.retire_reason import retire_reason
from zabota.desk.actions.save_queue import save_queue
from zabota.desk.models import ContactReason, Queue
from zabota.desk.queue_form import QueueForm

reasons = Router(tags=["conversations"])
queues = Router(tags=["conversations"])


class ReasonIn(Strict):
    """With `parent` a part of a main reason; one of that name that was retired is brought back."""

    name: str = Field(min_length=1, max_length=80)
    parent: Id | None = None


class ReasonOut(Schema):
    id: int
    name: str
    parent_id: int | None
    retired_at: datetime | None


class QueueIn(Strict):
    """What is left out narrows nothing; `shared` is for all, with leave to manage the desk."""

    name: str = Field(min_length=1, max_length=80)
    state: Literal["open", "waiting", "overdue", "snoozed", "resolved", "all"] = "open"
    assignee: Literal["", "me", "nobody"] = ""
    inbox: Id | None = None
    branch: Id | None = None
    team: Id | None = None
    reason: Id | None = None
    outcome: Literal["", "done", "partly", "not_done"] = ""
    language: str = Field("", max_length=5)
    customer_class: str = Field("", max_length=20)
    shared: bool = False


class QueueOut(Schema):
    """Asked for as `/conversations?queue=saved-7`."""

    id: int
    name: str
    user_id: int | None
    filters: dict[str, Any]


@reasons.get("", response=list[ReasonOut])
@paged("id")
@api_needs("desk.see")
def list_reasons(request: ApiRequest) -> Any:
    """Why customers write: those that are asked for, main reasons and their parts."""
    return ContactReason.objects.filter(retired_at=None)


@reasons.post("", response={201: ReasonOut})
@api_needs("desk.manage")
def create_reason(request: ApiRequest, body: ReasonIn) -> Any:
    """Ask for one more."""
    parent = chosen(ContactReason.objects.filter(retired_at=None, parent=None), body.parent)
    return Status(201, add_reason(body.name, by=request.user, parent=parent))


@reasons.delete("/{int:reason_id}", response={204: None})
@api_needs("desk.manage")
def delete_reason(request: ApiRequest, reason_id: int) -> Any:
    """Ask for it and its parts no more; what was resolved with it keeps it."""
    retire_reason(one_of(ContactReason.objects.all(), reason_id), by=request.user)
    return Status(204, None)


@queues.get("", response=list[QueueOut])
@paged("id")
@api_needs("desk.see")
def list_queues(request: ApiRequest) -> Any:
    """One's own saved queues, and those for all."""
    return Queue.objects.visible_to(request.user)


@queues.post("", response={201: QueueOut})
@api_needs("desk.see")
def create_queue(request: ApiRequest, body: QueueIn) -> Any:
    """Keep a question over conversations under a name."""
    if body.shared and not request.user.may("desk.manage"):
        raise Refused(_("Only who manages the desk can make a queue for all."))
    form = checked(QueueForm(body.dict(), user=request.user))
    made = save_queue(by=request.user, name=body.name, filters=form.filters(), shared=body.shared)
    return Status(201, made)


@queues.delete("/{int:queue_id}", response={204: None})
@api_needs("desk.see")
def delete_queue(request: ApiRequest, queue_id: int) -> Any:
    """Forget it: one's own, or with leave one for all; no conversation changes."""
    remove_queue(one_of(Queue.objects.visible_to(request.user), queue_id), by=request.user)
    return Status(204, None)
