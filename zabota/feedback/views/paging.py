"""Pages by the last row seen, never by number: as fast at the millionth row as at the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

SIZE = 50


@dataclass(frozen=True)
class Page:
    """`previous` and `next` are cursors for `{% pager %}`, empty at the ends."""

    rows: list[Any]
    previous: str = ""
    next: str = ""


def worst_first(rows: QuerySet, cursor: str, size: int = SIZE) -> Page:
    """Rows by `lowest`, the newest of equals first; a cursor that makes no sense begins at the start."""
    return _page(rows, cursor, ("lowest", "-id"), size)


def newest_first(rows: QuerySet, cursor: str, size: int = SIZE) -> Page:
    return _page(rows, cursor, ("-id",), size)


def _page(rows: QuerySet, cursor: str, order: Sequence[str], size: int) -> Page:
    place = _read(cursor, len(order))
    is_back = place is not None and cursor.startswith("b")
    direction = [_turned(field) for field in order] if is_back else list(order)
    found = rows.order_by(*direction)
    if place is not None:
        found = found.filter(_beyond(direction, place))
    taken = list(found[: size + 1])
    has_more = len(taken) > size
    taken = taken[:size]
    if is_back:
        taken.reverse()
    has_previous = has_more if is_back else place is not None
    has_next = True if is_back else has_more
    return Page(
        taken,
        previous=_cursor("b", taken[0], order) if taken and has_previous else "",
        next=_cursor("f", taken[-1], order) if taken and has_next else "",
    )


def _turned(field: str) -> str:
    return field[1:] if field.startswith("-") else f"-{field}"


def _beyond(order: Sequence[str], place: Sequence[int]) -> Q:
    """Behind `place` in this order: (a, b) > (x, y) spelled out, each field in its own direction."""
    condition, same = Q(pk__in=[]), Q()
    for field, value in zip(order, place, strict=True):
        name, side = (field[1:], "lt") if field.startswith("-") else (field, "gt")
        condition |= same & Q(**{f"{name}__{side}": value})
        same &= Q(**{name: value})
    return condition


def _read(cursor: str, length: int) -> list[int] | None:
    kind, *values = cursor.split("-")
    if (
        kind not in ("f", "b")
        or len(values) != length
        or not all(v.isdecimal() and len(v) < 19 for v in values)
    ):
        return None
    return [int(value) for value in values]


def _cursor(kind: str, row: Any, order: Sequence[str]) -> str:
    return "-".join([kind, *(str(getattr(row, field.lstrip("-"))) for field in order)])
