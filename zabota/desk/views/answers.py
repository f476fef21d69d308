"""How a change of state answers: to htmx with news for the page, else with a message and the way back."""

import json
from typing import Any

from django.contrib import messages
from django.db import models
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.html import format_html

from zabota.core.display.icons import icon
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.desk.models import Conversation


def seen(request: StaffRequest, pk: int, permitted: models.QuerySet | None = None) -> Conversation:
    """The conversation of that number if this user may see it, with what most verbs need; else 404."""
    visible = Conversation.objects.visible_to(request.user) if permitted is None else permitted
    return get_object_or_404(visible.select_related("inbox", "customer", "assignee"), pk=pk)


def done(
    request: StaffRequest,
    conversation: Conversation,
    said: Any = "",
    *,
    event: str = "talk-changed",
    **toast: Any,
) -> HttpResponse:
    """It is done: the page closes its dialog and fetches the talk again. `toast` may hold url and label."""
    if not request.htmx:
        if said:
            messages.success(request, str(said))
        return redirect("desk:conversation", conversation.id)
    news: dict[str, Any] = {event: {"conversation": conversation.id}}
    if said:
        news["toast"] = {"text": str(said), "kind": "success", **toast}
    return HttpResponse(status=204, headers={"HX-Trigger": json.dumps(news)})


def refused(request: StaffRequest, conversation: Conversation, refusal: Refused | str) -> HttpResponse:
    """Nothing was done: why, put where the form wants it; what was typed stays."""
    if not request.htmx:
        messages.error(request, str(refusal))
        return redirect("desk:conversation", conversation.id)
    return HttpResponse(problem(refusal), status=422)


def problem(refusal: Refused | str) -> str:
    return format_html(
        '<div class="notice notice-danger" role="alert">{}<div><p>{}</p></div></div>',
        icon("alert-circle"),
        str(refusal),
    )
