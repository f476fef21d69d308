"""Call down, announce up: how an app reaches the apps above it without importing them."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, ClassVar

from django.db import connection, transaction
from django.utils import timezone

from zabota.core.gathering import is_gathering, keep, put
from zabota.core.jobs import queue_all, task
from zabota.core.models import EventRecord

CARRIED = "carried"


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened. Fields are ids and plain values, so that it can be stored and queued.

    `carried` is what the announcer holds in memory already, for reactions in the same transaction: it is
    never stored, and a reaction must do without it.
    """

    by_id: int | None = None
    carried: Any = field(default=None, compare=False, repr=False)

    kinds: ClassVar[dict[str, type["Event"]]] = {}

    def __init_subclass__(cls, **extra: Any) -> None:
        super().__init_subclass__(**extra)
        Event.kinds[cls.__name__] = cls

    @property
    def subject(self) -> str:
        """What the event is about, e.g. `conversation-7`: the key of its timeline."""
        return ""

    @property
    def topics(self) -> tuple[str, ...]:
        """The live topics that a screen may listen to."""
        return (self.subject,) if self.subject else ()

    @property
    def only_for(self) -> str:
        """The one listener that may hear of it, so that the others need not be asked; "" for all who may."""
        return ""

    @property
    def aloud(self) -> dict[str, str]:
        """What a screen that hears of it may show without asking; nearly always nothing."""
        return {}

    def values(self) -> dict[str, Any]:
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != CARRIED}

    @classmethod
    def from_record(cls, record: EventRecord) -> "Event | None":
        """The event as it was announced; None when this version no longer knows its kind."""
        kind = cls.kinds.get(record.name)
        if kind is None:
            return None
        known = {f.name for f in fields(kind)}
        return kind(**{name: value for name, value in record.values.items() if name in known})


Reaction = Callable[[Any], None]
Condition = Callable[[Any], bool]
Witness = Callable[[EventRecord], None]
_at_once: dict[type[Event], list[Reaction]] = defaultdict(list)
_later: dict[type[Event], list[Reaction]] = defaultdict(list)
_conditions: dict[tuple[type[Event], str], Condition] = {}
_by_path: dict[str, Reaction] = {}
_witnesses: dict[str, tuple["Witness", Condition]] = {}
_gathered: ContextVar["list[Told] | None"] = ContextVar("gathered", default=None)


@dataclass(eq=False)
class Told:
    """An announced event that is not stored yet, and the paths of the reactions to queue then."""

    record: EventRecord
    later: list[str]

    def mark(self) -> None:
        """Registered for the commit, only to learn whether its savepoint survived."""


def on(
    *kinds: type[Event], at_once: bool = False, when: Condition | None = None
) -> Callable[[Reaction], Reaction]:
    """React to each of `kinds`: in the announcer's transaction if `at_once`, else as a job of its own.

    A job may run twice: a reaction must bear that. `when` looks at the event alone and spares needless jobs.
    """

    def subscribe(reaction: Reaction) -> Reaction:
        for kind in kinds:
            (_at_once if at_once else _later)[kind].append(reaction)
            if when is not None:
                _conditions[kind, _path(reaction)] = when
        _by_path[_path(reaction)] = reaction
        return reaction

    return subscribe


def on_every(when: Condition) -> Callable[[Witness], Witness]:
    """See, as a job of its own, the stored record of every event that `when` says yes to, of any app.

    `when` is asked at every announcement: it must be quick. A job may run twice.
    """

    def subscribe(witness: Witness) -> Witness:
        _witnesses[_path(witness)] = (witness, when)
        return witness

    return subscribe


def announce(event: Event, *, at: datetime | None = None) -> EventRecord:
    """Keep the event and start its reactions, all in the caller's transaction: all commit or none.

    It happened now unless `at` says when.
    """
    kind = type(event)
    record = EventRecord(
        name=kind.__name__,
        subject=event.subject,
        by_id=event.by_id,
        values=event.values(),
        at=at or timezone.now(),
    )
    later = [_path(reaction) for reaction in _later[kind] if _is_needed(event, reaction)]
    later += [path for path, (_witness, when) in _witnesses.items() if when(event)]
    waiting = _gathered.get()
    if waiting is None:
        put(_keep, Told(record, later))
    else:
        waiting.append(Told(record, later))
        transaction.on_commit(waiting[-1].mark)
    for reaction in _at_once[kind]:
        if _is_needed(event, reaction):
            reaction(event)
    return record


@contextmanager
def gathered() -> Iterator[None]:
    """Within, events are kept at the end, all in one statement: for work that announces hundreds of them.

    Reactions at once run at once. When it ends in an error nothing is kept: the caller rolls back as well.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Events are gathered within a transaction.")
    waiting: list[Told] = []
    token = _gathered.set(waiting)
    try:
        yield
    finally:
        _gathered.reset(token)
    # Django drops from this list what was announced in a savepoint that was rolled back.
    alive = {entry[1] for entry in connection.run_on_commit}
    _keep([told for told in waiting if told.mark in alive])


def _keep(all_told: list["Told"]) -> None:
    """Store records in their order and queue the reactions that come later."""
    records = [told.record for told in all_told]
    if is_gathering():
        for record in records:
            keep(record)
    elif len(records) == 1:
        records[0].save(force_insert=True)
    elif records:
        EventRecord.objects.bulk_create(records)
    queue_all(
        (react, {"reaction": path, "event_id": told.record.id}) for told in all_told for path in told.later
    )


@task(name="core.react")
def react(reaction: str, event_id: int) -> None:
    """Run one reaction to one stored event."""
    record = EventRecord.objects.get(id=event_id)
    if reaction in _witnesses:
        _witnesses[reaction][0](record)
        return
    event = Event.from_record(record)
    if event is not None:
        _by_path[reaction](event)


def reactions() -> dict[type[Event], list[Reaction]]:
    """Every event kind with its reactions, for the documentation and its test."""
    return {kind: [*_at_once[kind], *_later[kind]] for kind in Event.kinds.values()}


def _is_needed(event: Event, reaction: Reaction) -> bool:
    """By the condition under which the reaction subscribed."""
    condition = _conditions.get((type(event), _path(reaction)))
    return condition is None or condition(event)


def _path(reaction: Reaction | Witness) -> str:
    return f"{reaction.__module__}.{reaction.__qualname__}"
