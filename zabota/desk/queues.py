"""The queues: named questions over conversations, the built-in ones and those that were saved."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from zabota.company.models import User
from zabota.core.registry import Registry
from zabota.core.search import Found, find, newest, rare
from zabota.desk.actions.add_message import SEARCHED
from zabota.desk.filters import filtered
from zabota.desk.models import Conversation
from zabota.desk.models import Queue as SavedQueue
from zabota.desk.paging import Page, page_of
from zabota.desk.queries import ConversationQuerySet

MOST_COUNTED = 100
NEWEST = "-last_message_at"


@dataclass(frozen=True)
class Queue:
    """A question (of visible conversations and the user who asks) and the moment its list is ordered by."""

    name: str
    label: Any
    icon: str
    question: Callable[[ConversationQuerySet, User], ConversationQuerySet]
    order: str = NEWEST
    is_wide: bool = False
    """Holds most of all there are: what is found is asked for first, and then what of it the queue holds."""

    def conversations(self, user: User) -> ConversationQuerySet:
        return self.question(Conversation.objects.visible_to(user), user)


queues: Registry[Queue] = Registry("queues")

queues.add(Queue("mine", _("Mine"), "user", lambda seen, user: seen.awake().filter(assignee=user)))
queues.add(
    Queue("waiting", _("Waiting for us"), "clock", lambda seen, user: seen.waiting_on_us(), "waiting_since")
)
queues.add(
    Queue(
        "unanswered",
        _("Remarks without an answer"),
        "message-circle-question",
        lambda seen, user: seen.unanswered(),
        "last_message_at",
    )
)
queues.add(Queue("unassigned", _("Unassigned"), "inbox", lambda seen, user: seen.awake().unassigned()))
queues.add(Queue("overdue", _("Overdue"), "alert-triangle", lambda seen, user: seen.overdue(), "due_at"))
queues.add(Queue("mentions", _("Mentions"), "at", lambda seen, user: seen.mentioning(user)))
queues.add(Queue("snoozed", _("Snoozed"), "moon", lambda seen, user: seen.snoozed(), "snoozed_until"))
queues.add(Queue("open", _("All open"), "messages", lambda seen, user: seen.open()))
queues.add(Queue("resolved", _("Resolved"), "check", lambda seen, user: seen.resolved()))
queues.add(Queue("all", _("All, resolved too"), "archive", lambda seen, user: seen.present(), is_wide=True))


def queue_named(name: str, user: User) -> Queue | None:
    """A built-in queue by its name, or a saved one as `saved-7`; None when the user has no such queue."""
    if not name.startswith("saved-"):
        return queues.get(name)
    number = name.removeprefix("saved-")
    row = SavedQueue.objects.visible_to(user).filter(id=number).first() if number.isdecimal() else None
    return row and as_queue(row)


def saved_queues(user: User) -> list[Queue]:
    return [as_queue(row) for row in SavedQueue.objects.visible_to(user)]


def as_queue(row: SavedQueue) -> Queue:
    return Queue(f"saved-{row.id}", row.name, "filter", lambda seen, user: filtered(seen, row.filters, user))


def list_rows(user: User, queue: Queue, cursor: str = "", size: int = 50, text: str = "") -> Page:
    """One page of a queue, ready to be shown, in one query; with `text` only what is found by it.

    Each row is a dictionary of `queries.LINE` and `assignee_name`, `inbox_name`, `inbox_kind`.
    """
    conversations = queue.conversations(user)
    if not text.strip():
        return page_of(conversations.lines(), queue.order, cursor, size)
    is_told_by_steps = queue.is_wide and queue.order == NEWEST and not cursor
    if is_told_by_steps:
        for found in newest(SEARCHED, text, enough := 2 * size):
            if len(found.ids) > enough or found.after is None:
                page = page_of(within(conversations.lines(), found), queue.order, "", size)
                if page.next or found.after is None:
                    return page
    few = None if is_told_by_steps else rare(SEARCHED, text)  # what the steps did not end is not few
    among = find(SEARCHED, text).values("object_id") if few is None else few
    return page_of(conversations.filter(id__in=among).lines(), queue.order, cursor, size)


def within(conversations: QuerySet, found: Found) -> QuerySet:
    """Those of them that were found. An entry of the search is never older than its conversation's last
    message, so none is missing of those written after `found.after`.
    """
    written = {"last_message_at__gt": found.after} if found.after else {}
    return conversations.filter(id__in=found.ids, **written)


def queue_counts(user: User, asked: list[Queue] | None = None) -> dict[str, int]:
    """How many each queue holds, counted up to 100 and no further, all in one query."""
    asked = [*queues] if asked is None else asked
    counts = dict.fromkeys((queue.name for queue in asked), 0)
    names: list[str] = []
    parts: list[str] = []
    params: list[Any] = []
    for queue in asked:
        lines = queue.conversations(user).order_by(queue.order).values("id")[:MOST_COUNTED]
        with suppress(EmptyResultSet):
            sql, values = lines.query.sql_with_params()
            names.append(queue.name)
            parts.append(f"(SELECT count(*) FROM ({sql}) AS lines)")  # noqa: S608 - Django's own SQL
            params += values
    if parts:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(parts)}", params)  # noqa: S608
            counts |= zip(names, cursor.fetchone(), strict=True)
    return counts


def shown_count(count: int) -> str:
    """What stands beside a queue's name: `7`, or `99+`."""
    return f"{MOST_COUNTED - 1}+" if count >= MOST_COUNTED else str(count)
