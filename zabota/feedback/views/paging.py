"""Pages by the last row seen, never by number: as fast at the millionth row as at the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

SIZE = 50
MISSING = "x"


@dataclass(frozen=True)
class Page:
    """`previous` and `next` are cursors for `{% pager %}`, empty at the ends."""

    rows: list[Any]
    previous: str = ""
    next: str = ""


def worst_first(rows: QuerySet, cursor: str, size: int = SIZE) -> Page:
    """Rows by `lowest` (none last), the newest of equals first; a senseless cursor begins at the start."""
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


def _beyond(order: Sequence[str], place: Sequence[int | None]) -> Q:
    """Behind `place` in this order: (a, b) > (x, y) spelled out, each field in its own direction."""
    condition, same = Q(pk__in=[]), Q()
    for field, value in zip(order, place, strict=True):
        name, side = (field[1:], "lt") if field.startswith("-") else (field, "gt")
        condition |= same & _past(name, side, value)
        same &= Q(**{name: value}) if value is not None else Q(**{f"{name}__isnull": True})
    return condition


def _past(name: str, side: str, value: int | None) -> Q:
    """PostgreSQL keeps what is missing at the upper end, in either direction."""
    if value is None:
        return Q(**{f"{name}__isnull": False}) if side == "lt" else Q(pk__in=[])
    past = Q(**{f"{name}__{side}": value})
    return past | Q(**{f"{name}__isnull": True}) if side == "gt" else past


def _read(cursor: str, length: int) -> list[int | None] | None:
    kind, *values = cursor.split("-")
    if (
        kind not in ("f", "b")
        or len(values) != length
        or not all(v == MISSING or (v.isdecimal() and len(v) < 19) for v in values)
    ):
        return None
    return [None if value == MISSING else int(value) for value in values]


def _cursor(kind: str, row: Any, order: Sequence[str]) -> str:
    values = [getattr(row, field.lstrip("-")) for field in order]
    return "-".join([kind, *(MISSING if value is None else str(value) for value in values)])
