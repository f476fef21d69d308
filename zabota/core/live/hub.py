"""Fan-out of events to the streams of this process: one thread listens to PostgreSQL for news."""

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Callable

import psycopg
from django.db import Error, close_old_connections, connection
from procrastinate.contrib.django.utils import connector_params

from zabota.core.events import Event
from zabota.core.live import passing
from zabota.core.models import EventRecord
from zabota.core.models.event_record import CHANNEL
from zabota.core.plain_rows import columns_of, take_row
from zabota.core.standing import fetch

log = logging.getLogger(__name__)

PAUSE_SECONDS = 1.0
NEWEST = 500
LOOK_BACK = 200  # PostgreSQL may commit ids out of order

UNSEEN = f"""
SELECT {columns_of(EventRecord, "record")} FROM core_eventrecord AS record
WHERE record.id > %s AND record.id <> ALL(%s::bigint[]) ORDER BY record.id LIMIT %s
"""  # noqa: S608 - names of our own columns

Listener = Callable[[int | None, Event], None]
"""Gets the id of the event's record, None of what is told in passing."""


class Hub:
    def __init__(self) -> None:
        self.listeners: dict[str, set[Listener]] = {}
        self.heard = threading.Event()
        self.closers: set[Callable[[], None]] = set()
        self.loop: asyncio.AbstractEventLoop | None = None
        self.running = False
        self.thread: threading.Thread | None = None

    def start(self) -> None:
        self.loop, self.running = asyncio.get_running_loop(), True
        self.thread = threading.Thread(target=self._follow, name="live", daemon=True)
        self.thread.start()

    def stop(self) -> None:
        self.running = False
        if self.thread:
            self.thread.join(5)

    def listen(self, listener: Listener, only_for: str = "") -> None:
        """Have it told from now on of every event, or of those alone that are `only_for` it."""
        self.listeners.setdefault(only_for, set()).add(listener)
        self.heard.set()

    def leave(self, listener: Listener, only_for: str = "") -> None:
        rest = self.listeners.get(only_for, set())
        rest.discard(listener)
        if not rest:
            self.listeners.pop(only_for, None)
        if not self.listeners:
            self.heard.clear()

    def close_streams(self) -> None:
        """End every stream; safe in a signal handler."""
        if self.loop and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(lambda: [close() for close in list(self.closers)])

    def _follow(self) -> None:
        """Listen for ever; after a lost database wait, connect again and read what was missed."""
        seen: deque[int] = deque(maxlen=LOOK_BACK * 2)
        self.last_id: int | None = None
        while self.running:
            try:
                with psycopg.connect(**connector_params(), autocommit=True) as listening:
                    for channel in (CHANNEL, passing.CHANNEL):
                        listening.execute(f"LISTEN {channel}")
                    if self.last_id is None:
                        newest = EventRecord.objects.order_by("-id").values_list("id", flat=True)
                        recent = list(newest[:LOOK_BACK])
                        seen.extend(recent)
                        self.last_id = max(recent, default=0)
                    self._read_new(seen)
                    while self.running:
                        if heard := [*listening.notifies(timeout=PAUSE_SECONDS, stop_after=1)]:
                            self.heard.wait(PAUSE_SECONDS)
                            heard += listening.notifies(timeout=0)
                            self._pass_on([one.payload for one in heard if one.channel == passing.CHANNEL])
                            if any(one.channel == CHANNEL for one in heard):
                                self._read_new(seen)
            except (psycopg.Error, Error) as lost:
                log.warning("Live updates lost the database and will try again: %s", lost)
                self._rest()
            except Exception:
                log.exception("Live updates met an error and will go on")
                self._rest()
        connection.close()

    def _rest(self) -> None:
        close_old_connections()
        threading.Event().wait(PAUSE_SECONDS)

    def _read_new(self, seen: deque[int]) -> None:
        """What was not seen yet, after every commit; while nobody listens, once a second."""
        floor = (self.last_id or 0) - LOOK_BACK
        for row in fetch(UNSEEN, [floor, [known for known in seen if known > floor], NEWEST]):
            record, _rest = take_row(EventRecord, row)
            seen.append(record.id)
            self.last_id = max(self.last_id or 0, record.id)
            self._hand_over(record.id, Event.from_record(record))

    def _pass_on(self, told: list[str]) -> None:
        for one in told:
            self._hand_over(None, passing.event_of(one))

    def _hand_over(self, event_id: int | None, event: Event | None) -> None:
        if event is not None and self.loop and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self._tell, event_id, event)

    def _tell(self, event_id: int | None, event: Event) -> None:
        for listener in list(self.listeners.get(event.only_for, ())):
            listener(event_id, event)


hub = Hub()
