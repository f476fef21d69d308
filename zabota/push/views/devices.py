"""My devices: where notifications are switched on. The worker that shows them is a script of ours."""

import json

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from zabota.company.parameters import value_of
from zabota.core.access import public, signed_in
from zabota.core.errors import Refused
from zabota.core.pace import Pace
from zabota.core.request import StaffRequest
from zabota.push.actions.show_words import show_words
from zabota.push.actions.switch_off import switch_off
from zabota.push.actions.switch_on import switch_on
from zabota.push.models import Device
from zabota.push.vapid import public_key

MOST_BYTES = 10_000
asking_of_user = Pace(10, 60)


@signed_in
@require_safe
def devices(request: StaffRequest) -> HttpResponse:
    mine = list(Device.objects.visible_to(request.user))
    return render(
        request,
        "push/devices.html",
        {
            "devices": mine,
            "key": public_key(),
            "words_allowed": value_of("push.words_allowed"),
            "session_key": request.session.session_key,
        },
    )


@signed_in
@require_POST
def new_device(request: StaffRequest) -> HttpResponse:
    """The browser hands over where it can be reached."""
    if asking_of_user.wait_seconds(str(request.user.id)):
        return JsonResponse({}, status=429)
    try:
        given = json.loads(request.body[:MOST_BYTES])
        switch_on(
            given if isinstance(given, dict) else {},
            by=request.user,
            session_key=request.session.session_key or "",
            name=request.headers.get("User-Agent", ""),
        )
    except (ValueError, RecursionError):
        return JsonResponse({}, status=400)
    except Refused as refused:
        return JsonResponse({"problem": str(refused)}, status=422)
    return JsonResponse({}, status=201)


@signed_in
@require_POST
def words(request: StaffRequest, pk: int) -> HttpResponse:
    device = get_object_or_404(Device.objects.visible_to(request.user), pk=pk)
    show_words(device, shows=request.POST.get("shows") == "1")
    return redirect("push:devices")


@signed_in
@require_POST
def removal(request: StaffRequest, pk: int) -> HttpResponse:
    switch_off(get_object_or_404(Device.objects.visible_to(request.user), pk=pk))
    return redirect("push:devices")


@public("the same script for everybody, and the browser asks for it also when nobody is signed in")
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """It must come from the top of the site, or it may not show notifications for all of it."""
    path = finders.find("dist/push_worker.js")
    with open(path, encoding="utf-8") as file:  # type: ignore[arg-type]
        response = HttpResponse(file.read(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response
