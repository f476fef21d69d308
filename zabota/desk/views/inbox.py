from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.safestring import SafeString
from django.utils.timezone import is_aware

from zabota.core.access import needs
from zabota.core.display.icons import sprite_url
from zabota.core.request import StaffRequest
from zabota.desk.paging import Page
from zabota.desk.queries import ConversationQuerySet
from zabota.desk.queues import (
    NEWEST,
    Queue,
    list_rows,
    queue_counts,
    queue_named,
    queues,
    saved_queues,
    shown_count,
)
from zabota.desk.views.rows import rows_html

FIRST_SHOWN = "waiting"
LISTED, FOUND = 50, 25
"""Lines of a page; who searches looks at the first few."""
ORDERS = {"newest": NEWEST, "oldest": NEWEST.lstrip("-")}
KEPT = ("branch", "since", "until", "q", "order")
"""What of the address narrows the list and stays in it."""


@dataclass(frozen=True)
class Listing:
    """One page of a queue, ready to be put into the page."""

    queue: Queue
    rows: SafeString
    page: Page
    url: str
    narrowed: bool
    text: str
    order: str

    @property
    def is_empty(self) -> bool:
        return not self.page.rows


@needs("desk.see")
def inbox(request: StaffRequest, queue: str = "") -> HttpResponse:
    """The inbox: the list of one queue, the talk beside it is chosen from there. To htmx only the list."""
    listing = listing_of(request, queue or request.GET.get("queue", FIRST_SHOWN))
    context = {"listing": listing, "queues": links_of(listing.queue.name), "tab": "list"}
    return render(request, "desk/parts/list.html" if request.htmx else "desk/inbox.html", context)


def listing_of(request: StaffRequest, name: str) -> Listing:
    """The asked page of a queue in one query; 404 for a queue the user does not have."""
    queue = queue_named(name, request.user)
    if queue is None:
        raise Http404
    asked = {key: request.GET[key] for key in KEPT if request.GET.get(key)}
    text = asked.get("q", "")
    size = FOUND if text.strip() else LISTED
    page = list_rows(request.user, narrowed(queue, asked), request.GET.get("page", ""), size, text)
    url = reverse("desk:queue", args=[queue.name])
    return Listing(
        queue=queue,
        rows=rows_html(page.rows, bulk=request.user.may("desk.answer")),
        page=page,
        url=f"{url}?{urlencode(request.GET)}" if request.GET else url,
        narrowed=bool(asked.keys() & {"branch", "since", "until"}),
        text=text,
        order=asked.get("order", ""),
    )


def narrowed(queue: Queue, asked: dict[str, str]) -> Queue:
    """The queue with what the address asks for besides; what makes no sense there is left out."""

    def question(seen: ConversationQuerySet, user: Any) -> ConversationQuerySet:
        found = queue.question(seen, user)
        if (branch := asked.get("branch", "")).isdecimal() and len(branch) < 19:
            found = found.filter(branch_id=int(branch))
        field = "resolved_at" if queue.name == "resolved" else "opened_at"
        for name, bound in (("since", "gte"), ("until", "lt")):
            if moment := moment_in(asked.get(name, "")):
                found = found.filter(**{f"{field}__{bound}": moment})
        return found

    return replace(queue, question=question, order=ORDERS.get(asked.get("order", ""), queue.order))


def moment_in(text: str) -> datetime | None:
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found and is_aware(found) else None


def links_of(
    current: str, saved: list[Queue] | None = None, counts: dict[str, int] | None = None
) -> list[dict]:
    """The queues to choose from; saved ones and counts come a moment after the page."""
    return [
        {
            "name": queue.name,
            "label": queue.label,
            "icon_url": f"{sprite_url()}#{queue.icon}",
            "url": reverse("desk:queue", args=[queue.name]),
            "is_current": queue.name == current,
            "count": shown_count(counts[queue.name]) if counts and counts.get(queue.name) else "",
        }
        for queue in (*queues, *(saved or []))
    ]


@needs("desk.see")
def counts(request: StaffRequest) -> HttpResponse:
    """The queues with how many each holds, up to 99+; what only grows is not counted."""
    saved = saved_queues(request.user)
    counted = [queue for queue in (*queues, *saved) if queue.name not in ("resolved", "all")]
    links = links_of(request.GET.get("current", ""), saved, queue_counts(request.user, counted))
    return render(request, "desk/parts/queues.html", {"queues": links})
