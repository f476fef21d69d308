"""Pages of a long list by what the last line was, never by counting lines from the top."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
BACK = "b"


@dataclass(frozen=True)
class Page:
    """`rows` in order; `previous` and `next` are cursors, empty at the ends."""

    rows: list[dict[str, Any]]
    previous: str = ""
    next: str = ""


def page_of(lines: QuerySet, order: str, cursor: str = "", size: int = 50) -> Page:
    """One page of `lines` (a `values` query with `id`) by the moment that `order` names, e.g.
    `-last_message_at`.

    A cursor that says nothing sensible means the first page.
    """
    field, newest_first = order.lstrip("-"), order.startswith("-")
    backward = cursor.startswith(BACK)
    place = read_cursor(cursor.removeprefix(BACK))
    descending = newest_first != backward if place else newest_first
    if place:
        lines = lines.filter(beyond(field, *place, descending))
    sign = "-" if descending else ""
    rows = list(lines.order_by(f"{sign}{field}", f"{sign}id")[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    if place and backward:
        rows.reverse()
    if not rows:
        return Page([])
    ends = (BACK + cursor_of(rows[0], field), cursor_of(rows[-1], field))
    has_before, has_after = (more, True) if place and backward else (bool(place), more)
    return Page(rows, ends[0] if has_before else "", ends[1] if has_after else "")


def beyond(field: str, moment: datetime, row_id: int, descending: bool) -> Q:
    """The bound on the moment alone lets the index be used; the rest settles equal moments."""
    than = "lt" if descending else "gt"
    same = Q(**{field: moment, f"id__{than}": row_id})
    return Q(**{f"{field}__{than}e": moment}) & (Q(**{f"{field}__{than}": moment}) | same)


def cursor_of(row: dict[str, Any], field: str) -> str:
    return f"{(row[field] - EPOCH) // MICROSECOND}-{row['id']}"


def read_cursor(cursor: str) -> tuple[datetime, int] | None:
    moment, _dash, row_id = cursor.partition("-")
    if not (moment.isdecimal() and row_id.isdecimal() and len(moment) < 18 and len(row_id) < 19):
        return None
    try:
        return EPOCH + int(moment) * MICROSECOND, int(row_id)
    except OverflowError:
        return None
