"""Work that comes by the dozen: what each piece would store by itself is stored together."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import connection, transaction
from django.db.models import Model

from zabota.core.copying import copy_rows, insert_rows
from zabota.core.orders import in_one_message
from zabota.core.standing import fetch

FEW = 3
"""So many rows of a table go by INSERT, in one message with those of other tables; more go by COPY."""

Store = Callable[[list[Any]], None]
RowType = TypeVar("RowType", bound=Model)
Given = ParamSpec("Given")
Result = TypeVar("Result")


@dataclass(eq=False)
class Waiting:
    """One thing that is not stored yet."""

    thing: Any

    def mark(self) -> None:
        """Registered for the commit, only to learn whether its savepoint survived."""


class Gathering:
    """What waits, by the function that will store it; and ids that were taken for rows to come."""

    def __init__(self, expected: int, foretold: Sequence[type[Model]]):
        self.expected = expected
        self.foretold = foretold
        self.heaps: dict[Store, list[Waiting]] = {}
        self.lasts: dict[Store, list[Waiting]] = {}
        self.ids: dict[type[Model], deque[int]] = defaultdict(deque)
        self.on_commit = transaction.get_connection().on_commit

    def put(self, store: Store, thing: Any, *, last: bool = False) -> None:
        waiting = Waiting(thing)
        (self.lasts if last else self.heaps).setdefault(store, []).append(waiting)
        self.on_commit(waiting.mark)

    def next_id(self, model: type[Model]) -> int:
        if not self.ids[model]:
            wanted = self.foretold if model in self.foretold else (model,)
            for of_model, new in reserve_ids(wanted, self.expected):
                self.ids[of_model].extend(new)
            if model in self.foretold:
                self.foretold = ()
        return self.ids[model].popleft()

    def store(self) -> None:
        """Everything that waits; what a rolled back savepoint had put is left out: its mark is gone."""
        with in_one_message():
            while self.heaps:  # what is stored may put what is stored after it
                heaps, self.heaps = self.heaps, {}
                give_out(heaps)

    def end(self) -> None:
        """Store everything, then do what was asked for at last, and store what came of it."""
        self.store()
        while self.lasts:
            lasts, self.lasts = self.lasts, {}
            give_out(lasts)
            self.store()


def give_out(heaps: dict[Store, list[Waiting]]) -> None:
    alive = {entry[1] for entry in connection.run_on_commit}
    for store, heap in heaps.items():
        if things := [waiting.thing for waiting in heap if waiting.mark in alive]:
            store(things)


_open: ContextVar[Gathering | None] = ContextVar("gathering", default=None)


@contextmanager
def together(expected: int, *foretold: type[Model]) -> Iterator[None]:
    """Within, rows, events, search entries and jobs are stored at the end; `expected` is about how many of a
    kind. The ids of the models that are `foretold`, each as often as it is named, are taken in one question.

    Whoever asks the database for what may still wait calls `store_waiting` first. When it ends in an error
    nothing is stored: the caller rolls back as well. A clash with what others stored shows only at the end.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Work is gathered within a transaction.")
    gathering = Gathering(max(1, expected), foretold)
    token = _open.set(gathering)
    try:
        yield
        gathering.end()
    finally:
        _open.reset(token)


def is_gathering() -> bool:
    return _open.get() is not None


def whole(action: Callable[Given, Result]) -> Callable[Given, Result]:
    """All of the action or nothing: in a transaction of its own, or in that of `together`, whose caller
    undoes everything.
    """

    @wraps(action)
    def run(*args: Given.args, **named: Given.kwargs) -> Result:
        with nullcontext() if is_gathering() else transaction.atomic():
            return action(*args, **named)

    return run


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


def at_last(action: Store, thing: Any) -> None:
    """Have `action` called with a list of things: of this one now, or of all at the end of `together`, when
    everything else is stored and can be asked for.
    """
    if gathering := _open.get():
        gathering.put(action, thing, last=True)
    else:
        action([thing])


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
            (insert_rows if len(of_model) <= FEW else copy_rows)(of_model)
        else:
            type(of_model[0])._base_manager.bulk_create(of_model)


def reserve_ids(models: Sequence[type[Model]], count: int) -> list[tuple[type[Model], list[int]]]:
    """New ids from each table's own sequence; what is not used leaves a gap, as a rollback does."""
    taken = ", ".join(["nextval(pg_get_serial_sequence(%s, %s))"] * len(models))
    tables = [name for model in models for name in (model._meta.db_table, model._meta.pk.column)]
    rows = fetch(f"SELECT {taken} FROM generate_series(1, %s)", [*tables, count])  # noqa: S608
    return [(model, [*ids]) for model, ids in zip(models, zip(*rows, strict=True), strict=True)]
