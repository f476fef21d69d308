"""Webhooks over HTTP, under /api/v1/webhooks."""

from datetime import datetime
from typing import Any, Literal

from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status
from pydantic import Field

from zabota.company.api_access import ApiRequest, api_needs
from zabota.company.models import Branch, User
from zabota.core.api_lists import paged
from zabota.core.api_shapes import Strict
from zabota.webhooks.actions.remove_webhook import remove_webhook
from zabota.webhooks.actions.renew_secret import renew_secret
from zabota.webhooks.actions.save_webhook import save_webhook
from zabota.webhooks.actions.switch_webhook import switch_webhook
from zabota.webhooks.actions.tell_again import tell_again
from zabota.webhooks.models import Telling, Webhook

router = Router(tags=["webhooks"])
LARGEST_ID = 2**63 - 1
Number = Field(None, ge=1, le=LARGEST_ID)


class WebhookIn(Strict):
    name: str = Field(min_length=1, max_length=80)
    url: str = Field(min_length=1, max_length=500)
    happenings: list[str] = Field(min_length=1, max_length=200)
    owner: int | None = Number
    branch: int | None = Number
    with_words: bool = False


class WebhookSwitchIn(Strict):
    on: bool


class WebhookOut(Schema):
    id: int
    name: str
    url: str
    happenings: list[str]
    owner_id: int
    branch_id: int | None
    with_words: bool
    switched_off_at: datetime | None
    switched_off_because: str
    failing_since: datetime | None


class NewWebhookOut(WebhookOut):
    secret: str


class TellingOut(Schema):
    id: int
    key: str
    happening: str
    event_id: int | None
    state: str
    created_at: datetime
    attempts: int
    next_try_at: datetime | None
    tried_at: datetime | None
    status: int | None
    answer: str


@router.get("", response=list[WebhookOut])
@paged("id")
@api_needs("webhooks.manage")
def list_webhooks(request: ApiRequest) -> Any:
    """Every address that is told, those that are switched off too."""
    return Webhook.objects.visible_to(request.user)


@router.post("", response={201: NewWebhookOut})
@api_needs("webhooks.manage")
def create_webhook(request: ApiRequest, body: WebhookIn) -> Any:
    """Register an address. The secret is told this once."""
    return Status(201, save_webhook(None, **values_of(request, body), by=request.user))


@router.get("/{int:webhook_id}", response=WebhookOut)
@api_needs("webhooks.manage")
def get_webhook(request: ApiRequest, webhook_id: int) -> Any:
    """One address; its secret is not told again."""
    return webhook_seen(request, webhook_id)


@router.put("/{int:webhook_id}", response=WebhookOut)
@api_needs("webhooks.manage")
def change_webhook(request: ApiRequest, webhook_id: int, body: WebhookIn) -> Any:
    """All of it anew; the secret stays."""
    return save_webhook(webhook_seen(request, webhook_id), **values_of(request, body), by=request.user)


@router.delete("/{int:webhook_id}", response={204: None})
@api_needs("webhooks.manage")
def delete_webhook(request: ApiRequest, webhook_id: int) -> Any:
    """It is told nothing more, and its list is gone."""
    remove_webhook(webhook_seen(request, webhook_id), by=request.user)
    return Status(204, None)


@router.put("/{int:webhook_id}/switch", response=WebhookOut)
@api_needs("webhooks.manage")
def put_switch(request: ApiRequest, webhook_id: int, body: WebhookSwitchIn) -> Any:
    """Tell it again from now on, or nothing for a while."""
    switch_webhook(webhook_seen(request, webhook_id), on=body.on, by=request.user)
    return webhook_seen(request, webhook_id)


@router.post("/{int:webhook_id}/secret", response={201: NewWebhookOut})
@api_needs("webhooks.manage")
def create_secret(request: ApiRequest, webhook_id: int) -> Any:
    """A new secret; for a day the former one signs as well."""
    return Status(201, renew_secret(webhook_seen(request, webhook_id), by=request.user))


@router.get("/{int:webhook_id}/tellings", response=list[TellingOut])
@paged("-id")
@api_needs("webhooks.manage")
def list_tellings(
    request: ApiRequest,
    webhook_id: int,
    state: Literal["", "waiting", "told", "given_up"] = "",
) -> Any:
    """What it was told and what waits, the newest first."""
    rows = Telling.objects.filter(webhook=webhook_seen(request, webhook_id))
    return getattr(rows, state)() if state else rows


@router.post("/tellings/{int:telling_id}/repetition", response={201: TellingOut})
@api_needs("webhooks.manage")
def repeat_telling(request: ApiRequest, telling_id: int) -> Any:
    """Tell it once more, under its old key."""
    telling = by_id(Telling.objects.visible_to(request.user), telling_id)
    return Status(201, tell_again(telling, by=request.user))


def values_of(request: ApiRequest, body: WebhookIn) -> dict[str, Any]:
    colleagues = User.objects.active().visible_to(request.user)
    return {
        **body.dict(),
        "owner": by_id(colleagues, body.owner) if body.owner else None,
        "branch": by_id(Branch.objects.all(), body.branch) if body.branch else None,
    }


def webhook_seen(request: ApiRequest, webhook_id: int) -> Webhook:
    return by_id(Webhook.objects.visible_to(request.user), webhook_id)


def by_id(rows: Any, row_id: int) -> Any:
    return get_object_or_404(rows, id=min(row_id, LARGEST_ID))
