"""Work that comes by the dozen: what each piece would store by itself is stored together."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import Model

from zabota.core.copying import copy_rows

Store = Callable[[list[Any]], None]
RowType = TypeVar("RowType", bound=Model)


@dataclass(eq=False)
class Waiting:
    """One thing that is not stored yet."""

    thing: Any

    def mark(self) -> None:
        """Registered for the commit, only to learn whether its savepoint survived."""


class Gathering:
    """What waits, by the function that will store it; and ids that were taken for rows to come."""

    def __init__(self, expected: int):
        self.expected = expected
        self.heaps: dict[Store, list[Waiting]] = {}
        self.ids: dict[type[Model], Iterator[int]] = {}

    def put(self, store: Store, thing: Any) -> None:
        waiting = Waiting(thing)
        self.heaps.setdefault(store, []).append(waiting)
        transaction.on_commit(waiting.mark)

    def next_id(self, model: type[Model]) -> int:
        found = next(self.ids.get(model, iter(())), None)
        if found is None:
            self.ids[model] = iter(reserve_ids(model, self.expected))
            found = next(self.ids[model])
        return found

    def store(self) -> None:
        """Everything that waits; what a rolled back savepoint had put is left out: its mark is gone."""
        heaps, self.heaps = self.heaps, {}
        alive = {entry[1] for entry in connection.run_on_commit} if heaps else set()
        for store, heap in heaps.items():
            if things := [waiting.thing for waiting in heap if waiting.mark in alive]:
                store(things)


_open: ContextVar[Gathering | None] = ContextVar("gathering", default=None)


@contextmanager
def together(expected: int) -> Iterator[None]:
    """Within, rows, search entries and jobs are stored at the end; `expected` is about how many of a kind.

    Whoever asks the database for what may still wait calls `store_waiting` first. When it ends in an error
    nothing is stored: the caller rolls back as well. A clash with what others stored shows only at the end.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Work is gathered within a transaction.")
    gathering = Gathering(max(1, expected))
    token = _open.set(gathering)
    try:
        yield
        gathering.store()
    finally:
        _open.reset(token)


def is_gathering() -> bool:
    return _open.get() is not None


def store_waiting() -> None:
    """Store now what waits: for a question that must see it."""
    if gathering := _open.get():
        gathering.store()


def put(store: Store, thing: Any) -> None:
    """Have `store` called with a list of things: of this one now, or of all at the end of `together`."""
    if gathering := _open.get():
        gathering.put(store, thing)
    else:
        store([thing])


def keep(row: RowType) -> RowType:
    """Store a new row; it has its id at once, even where it is stored later."""
    if gathering := _open.get():
        row.pk = gathering.next_id(type(row))
        gathering.put(store_rows, row)
    else:
        row.save(force_insert=True)
    return row


def keep_all(rows: Iterable[Model]) -> None:
    """Store new rows whose ids nobody needs before they are stored."""
    kept = list(rows)
    if gathering := _open.get():
        for row in kept:
            gathering.put(store_rows, row)
    elif kept:
        store_rows(kept)


def store_rows(rows: list[Any]) -> None:
    """One statement a table. Foreign keys are checked at the commit, so that the order does not matter."""
    tables: dict[type[Model], list[Model]] = defaultdict(list)
    for row in rows:
        tables[type(row)].append(row)
    for of_model in tables.values():
        if is_gathering():
            copy_rows(of_model)
        else:
            type(of_model[0])._base_manager.bulk_create(of_model)


def reserve_ids(model: type[Model], count: int) -> list[int]:
    """New ids from the table's own sequence; what is not used leaves a gap, as a rollback does."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [model._meta.db_table, model._meta.pk.column, count],
        )
        return [row_id for (row_id,) in cursor.fetchall()]
