"""The chat's operations: begin, read on, write, what was seen."""

import json
import re
from datetime import datetime

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone, translation
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from zabota.channels.actions.note_seen import note_seen
from zabota.channels.actions.take_in import take_in
from zabota.channels.chat_log import key_of, log_of, of_delivery
from zabota.channels.chat_messages import LONGEST_TEXT, as_raw
from zabota.channels.chat_settings import COLOUR
from zabota.channels.chat_words import words
from zabota.channels.kind import RawDelivery
from zabota.channels.models import Delivery, Inbox
from zabota.channels.opening import is_answered_now, when_answered
from zabota.channels.posted_files import (
    MOST_FILES,
    check_files,
    keep_files,
    largest_file_bytes,
    largest_post_bytes,
)
from zabota.channels.views.chat.guard import chat_api, too_fast
from zabota.channels.views.door import ensure_room, problem, refuse_size
from zabota.channels.visitors import live_ticket, new_token
from zabota.channels.writing import visitor_writes
from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.core.models import StoredFile
from zabota.core.pace import Pace, address_of

CLIENT_ID = re.compile(r"[A-Za-z0-9-]{8,40}")
messages_of_visitor = Pace(20, 60, "chat visitor")
messages_of_address = Pace(60, 60, "chat address")
megabytes_of_address = Pace(200, 3600, "chat megabytes")
writing_of_visitor = Pace(20, 60, "chat writing")


@chat_api("GET")
def session(request: HttpRequest, inbox: Inbox, visitor: str) -> HttpResponse:
    """All that the window needs. A stranger gets a new token, which is nothing until something is written."""
    now = timezone.now()
    online = is_answered_now(inbox, now)
    chosen = inbox.settings
    begun = {
        "language": translation.get_language(),
        "words": words(),
        "title": chosen.get("heading") or value_of("company.name"),
        "greeting": chosen.get("greeting") or _("Hello! How can we help?"),
        "colour": chosen.get("colour") or COLOUR,
        "online": online,
        "hours": _("We are here and answer now.") if online else when_answered(inbox, now),
        "limits": {
            "file_bytes": largest_file_bytes(inbox),
            "post_bytes": largest_post_bytes(inbox),
            "files": MOST_FILES,
            "text": LONGEST_TEXT,
        },
        "log": [],
    }
    if visitor:
        return JsonResponse(begun | {"log": log_of(inbox, visitor), "ticket": live_ticket(visitor)})
    return JsonResponse(begun | {"token": new_token()})


@chat_api("GET", "POST")
def messages(request: HttpRequest, inbox: Inbox, visitor: str) -> HttpResponse:
    if not visitor:
        return problem(401, _("The visitor's token is missing."))
    return read_on(request, inbox, visitor) if request.method == "GET" else write(request, inbox, visitor)


def read_on(request: HttpRequest, inbox: Inbox, visitor: str) -> HttpResponse:
    """GET ?since=<moment>: lines from a little before it; the page knows by their keys what it has."""
    log = log_of(inbox, visitor, moment(request.GET.get("since", "")))
    return JsonResponse({"log": log, "ticket": live_ticket(visitor)})


def write(request: HttpRequest, inbox: Inbox, visitor: str) -> HttpResponse:
    """POST multipart: client (its id on the page), text, files, name, contact, page, title. 201 when it is
    kept; the same id again is the same message.
    """
    if refusal := refuse_size(request, largest_post_bytes(inbox)):
        return refusal
    address = f"{inbox.id}:{address_of(request)}"
    wait = (
        messages_of_visitor.wait_seconds(visitor)
        or messages_of_address.wait_seconds(address)
        or megabytes_of_address.wait_seconds(address, int(request.META["CONTENT_LENGTH"]) / 1_000_000)
    )
    if wait:
        return too_fast(wait)
    ensure_room()
    try:
        return kept(request, inbox, visitor)
    except Refused as refused:
        return problem(422, str(refused))
    except RequestDataTooBig:
        return problem(413, _("This is too large."))


def kept(request: HttpRequest, inbox: Inbox, visitor: str) -> HttpResponse:
    client_id = request.POST.get("client", "")
    if not CLIENT_ID.fullmatch(client_id):
        raise Refused(_("The message has no id."))
    key = key_of(visitor, client_id)
    known = Delivery.objects.filter(inbox=inbox, key=key).first()
    if known is not None:
        return line(inbox, known, 200)
    files = request.FILES.getlist("files")
    check_files(inbox, files)
    raw, facts = as_raw(request.POST.dict(), translation.get_language() or "", has_files=bool(files))
    facts |= {"visitor": visitor, "files": keep_files(files)}
    new = take_in(inbox, [RawDelivery(key=key, raw=raw, facts=facts)])
    return line(inbox, new[0], 201) if new else line(inbox, Delivery.objects.get(inbox=inbox, key=key), 200)


def line(inbox: Inbox, delivery: Delivery, status: int) -> HttpResponse:
    files = StoredFile.objects.in_bulk(delivery.facts.get("files", ()))
    return JsonResponse({"line": of_delivery(inbox, delivery, files)}, status=status)


@chat_api("POST")
def seen(request: HttpRequest, inbox: Inbox, visitor: str) -> HttpResponse:
    """POST {"until": moment}: the visitor had everything up to it on the screen."""
    try:
        until = moment(str(json.loads(request.body)["until"]))
    except (ValueError, KeyError, TypeError, RecursionError, RequestDataTooBig):
        until = None
    if not visitor or until is None:
        return problem(422, _("Until when?"))
    note_seen(inbox, visitor, until)
    return HttpResponse(status=204)


@chat_api("POST")
def writing(request: HttpRequest, inbox: Inbox, visitor: str) -> HttpResponse:
    """POST: the visitor is writing just now. Nothing of the text comes along, and nothing is kept."""
    if not visitor:
        return problem(401, _("The visitor's token is missing."))
    if wait := writing_of_visitor.wait_seconds(visitor):
        return too_fast(wait)
    visitor_writes(inbox, visitor)
    return HttpResponse(status=204)


def moment(text: str) -> datetime | None:
    try:
        at = parse_datetime(text)
    except ValueError:
        return None
    return at if at is not None and at.tzinfo is not None else None
