"""What is done with all the ticked conversations of a list at once."""

import json
from collections.abc import Callable

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.desk.actions.assign import assign
from zabota.desk.actions.resolve import resolve
from zabota.desk.forms import ResolutionForm
from zabota.desk.models import Conversation
from zabota.desk.views.answers import problem
from zabota.desk.views.saying import first_error

MOST = 100


@require_POST
@needs("desk.answer")
def taking(request: StaffRequest) -> HttpResponse:
    """Take them; those that somebody may not touch are named."""
    taken, left = do_all(request, lambda one: assign(one, request.user, by=request.user))
    said = ngettext("%(number)d conversation is with you.", "%(number)d conversations are with you.", taken)
    return told(taken, said, left)


@needs("desk.answer")
def resolution(request: StaffRequest) -> HttpResponse:
    """GET: one small question for all of them. POST: settle them with the same answer."""
    if request.method != "POST":
        context = {"form": ResolutionForm(initial={"outcome": "done"}), "numbers": numbers_in(request.GET)}
        return render(request, "desk/dialogs/resolutions.html", context)
    form = ResolutionForm(request.POST)
    if not form.is_valid():
        return HttpResponse(problem(first_error(form)), status=422)
    settled, left = do_all(request, lambda one: resolve(one, by=request.user, **form.cleaned_data))
    said = ngettext("%(number)d conversation is resolved.", "%(number)d conversations are resolved.", settled)
    return told(settled, said, left)


def numbers_in(values: QueryDict) -> list[int]:
    return [int(n) for n in values.getlist("chosen")[:MOST] if n.isdecimal() and len(n) < 19]


def do_all(request: StaffRequest, verb: Callable[[Conversation], object]) -> tuple[int, list[str]]:
    """How many were done, and why the others were not: each for itself."""
    done, left = 0, []
    chosen = Conversation.objects.visible_to(request.user).filter(id__in=numbers_in(request.POST))
    for conversation in chosen.order_by("id"):
        try:
            verb(conversation)
            done += 1
        except Refused as refusal:
            left.append(f"#{conversation.id}: {refusal}")
    return done, left


def told(number: int, said: str, left: list[str]) -> HttpResponse:
    news: dict[str, object] = {"list-changed": {}, "talk-changed": {}}
    if left:
        return HttpResponse(problem(" ".join(left)), status=422, headers={"HX-Trigger": json.dumps(news)})
    toast = {"kind": "success", "text": said % {"number": number}}
    return HttpResponse(status=204, headers={"HX-Trigger": json.dumps({**news, "toast": toast})})
