"""What the same pages cost at the least: nobody is asked who they are, nothing is decided."""

import json

from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from bench.floor.models import Conversation, Said, Talk

FIRST_BRANCH = 1


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def bare_list(request: HttpRequest) -> HttpResponse:
    """The fifty rows that our inbox shows, in one query."""
    awake = Q(snoozed_until=None) | Q(snoozed_until__lte=timezone.now())
    waiting = Conversation.objects.filter(awake, resolved_at=None, merged_into=None, branch_id=FIRST_BRANCH)
    rows = (
        waiting.exclude(waiting_since=None)
        .select_related("assignee", "inbox")
        .order_by("waiting_since", "id")
    )
    return render(request, "list.html", {"rows": rows[:50]})


def bare_talk(request: HttpRequest, pk: int) -> HttpResponse:
    """A conversation and its messages, in two queries."""
    talk = get_object_or_404(Conversation.objects.select_related("assignee", "inbox"), pk=pk)
    said = talk.messages.select_related("user").order_by("id")
    return render(request, "talk.html", {"talk": talk, "said": said})


@csrf_exempt
def bare_create(request: HttpRequest) -> HttpResponse:
    """Two rows and one commit."""
    body = json.loads(request.body)
    with transaction.atomic():
        talk = Talk.objects.create(subject=body["subject"], address=body["customer"]["email"])
        Said.objects.create(talk=talk, text=body["text"])
    return JsonResponse({"id": talk.id}, status=201)
