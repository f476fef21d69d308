"""SQL whose result nobody reads: sent at once, or with others of its kind in one message to the database."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection

Order = tuple[str, Sequence[Any] | None]

_waiting: ContextVar[list[Order] | None] = ContextVar("orders", default=None)


def order(sql: str, values: Sequence[Any] | None) -> None:
    """Have it done: now, or at the end of `in_one_message`, in the order of the calls."""
    waiting = _waiting.get()
    if waiting is None:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
    else:
        waiting.append((sql, values))


@contextmanager
def in_one_message() -> Iterator[None]:
    """Within, orders wait and then go together. Django binds the values, not the database."""
    waiting: list[Order] = []
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    if waiting:
        with connection.cursor() as cursor:  # written out one by one: each shape is parsed once, then known
            written = "; ".join(cursor.mogrify(sql, values) for sql, values in waiting)
        order(written, None)
