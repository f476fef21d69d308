"""The talk as its visitor sees it: what they wrote (deliveries) and what we sent (dispatches), by time.

Nothing else of the conversation is here, so that a note can never be.
"""

import json
import re
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from zabota.channels.links import NoSuchLink, fill_in
from zabota.channels.models import Delivery, Dispatch, Inbox
from zabota.channels.visitors import file_pass
from zabota.channels.writers import writers_of
from zabota.core.models import StoredFile

MOST = 200
SEEN = "seen"
"""The `external_id` of a dispatch that its visitor had on the screen."""
OVERLAP = timedelta(minutes=2)
"""Rows may commit later than their time says; what the page has already it knows by its key."""
PLACE = re.compile(r"\[\[([a-z][a-z0-9_-]{0,40})\]\]")

Line = dict[str, Any]


def key_of(visitor: str, client_id: str) -> str:
    """Under which key a visitor's message is kept, by the id that their page gave it."""
    return f"chat:{visitor}:{client_id}"


def log_of(inbox: Inbox, visitor: str, since: datetime | None = None) -> list[Line]:
    """The newest 200 lines, the oldest first; with `since` those from a little before it.

    A file's address is a path on this host, good for a day.
    """
    came, went = written_by(inbox, visitor), sent_to(inbox, visitor)
    if since:
        came, went = came.filter(created_at__gt=since - OVERLAP), went.filter(sending_at__gt=since - OVERLAP)
    deliveries = list(came.order_by("-id")[:MOST])
    dispatches = list(went.order_by("-id").prefetch_related("files")[:MOST])
    ids = {file_id for delivery in deliveries for file_id in delivery.facts.get("files", ())}
    files = StoredFile.objects.in_bulk(ids)
    names = writers_of([dispatch.about for dispatch in dispatches])
    lines = [of_delivery(inbox, delivery, files) for delivery in deliveries]
    lines += [of_dispatch(inbox, dispatch, names) for dispatch in dispatches]
    return sorted(lines, key=lambda line: line["at"])[-MOST:]


def written_by(inbox: Inbox, visitor: str) -> QuerySet[Delivery]:
    mine = Delivery.objects.filter(key__startswith="chat:", inbox=inbox)
    return mine.filter(key__startswith=key_of(visitor, ""))


def sent_to(inbox: Inbox, visitor: str) -> QuerySet[Dispatch]:
    """What was handed to the visitor's page."""
    mine = Dispatch.objects.filter(to=visitor, inbox=inbox).exclude(to__contains="@")
    return mine.filter(failed_at=None).exclude(sending_at=None)


def of_delivery(inbox: Inbox, delivery: Delivery, files: dict[int, StoredFile]) -> Line:
    said = json.loads(bytes(delivery.raw))
    mine = [files[file_id] for file_id in delivery.facts.get("files", ()) if file_id in files]
    return {
        "key": f"in-{delivery.id}",
        "client": delivery.key.rpartition(":")[2],
        "at": delivery.created_at.isoformat(),
        "mine": True,
        "who": "",
        "text": said["text"],
        "left": ", ".join(part for part in (said["name"], said["contact"]) if part),
        "buttons": [],
        "files": [of_file(inbox, file) for file in mine],
    }


def of_dispatch(inbox: Inbox, dispatch: Dispatch, names: dict[str, str]) -> Line:
    text, buttons = with_buttons(dispatch)
    return {
        "key": f"out-{dispatch.id}",
        "client": "",
        "at": (dispatch.sending_at or dispatch.created_at).isoformat(),
        "mine": False,
        "who": names.get(dispatch.about, ""),
        "text": text,
        "left": "",
        "buttons": buttons,
        "files": [of_file(inbox, file) for file in dispatch.files.all()],
    }


def of_file(inbox: Inbox, file: StoredFile) -> Line:
    url = reverse("channels:chat_file", args=[inbox.key, file_pass(inbox.key, file.id)])
    return {
        "name": file.filename,
        "size": file.size,
        "url": url,
        "picture": f"{url}?preview" if file.is_picture else "",
    }


def with_buttons(dispatch: Dispatch) -> tuple[str, list[dict[str, str]]]:
    """A line of the text that holds a [[link]] becomes a button: its words are the label."""
    kept, buttons = [], []
    for line in dispatch.body.split("\n"):
        names = [name for name in PLACE.findall(line) if name in dispatch.links]
        if not names:
            kept.append(line)
            continue
        label = PLACE.sub("", line).strip().rstrip(":").strip()
        if url := working_link(dispatch, names[0]):
            buttons.append({"label": label, "url": url})
    return "\n".join(kept).strip(), buttons


def working_link(dispatch: Dispatch, name: str) -> str:
    """Made for the visitor alone, as it is shown; "" when what it led to is gone."""
    try:
        return fill_in(f"[[{name}]]", dispatch.links)
    except NoSuchLink:
        return ""
