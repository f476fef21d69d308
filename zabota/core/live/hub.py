"""Fan-out of events to the streams of this process: one thread listens to PostgreSQL for news."""

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Callable

import psycopg
from django.db import DatabaseError, close_old_connections, connection
from procrastinate.contrib.django.utils import connector_params

from zabota.core.events import Event
from zabota.core.models import EventRecord
from zabota.core.models.event_record import CHANNEL
from zabota.core.plain_rows import columns_of, take_row

log = logging.getLogger(__name__)

PAUSE_SECONDS = 1.0
NEWEST = 500
LOOK_BACK = 200  # PostgreSQL may commit ids out of order

UNSEEN = f"""
SELECT {columns_of(EventRecord, "record")} FROM core_eventrecord AS record
WHERE record.id > %s AND record.id <> ALL(%s::bigint[]) ORDER BY record.id LIMIT %s
"""  # noqa: S608 - names of our own columns

Listener = Callable[[int, Event], None]


class Hub:
    def __init__(self) -> None:
        self.listeners: set[Listener] = set()
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
                    listening.execute(f"LISTEN {CHANNEL}")
                    if self.last_id is None:
                        newest = EventRecord.objects.order_by("-id").values_list("id", flat=True)
                        recent = list(newest[:LOOK_BACK])
                        seen.extend(recent)
                        self.last_id = max(recent, default=0)
                    self._read_new(seen)
                    while self.running:
                        for _ in listening.notifies(timeout=PAUSE_SECONDS, stop_after=1):
                            self._read_new(seen)
            except (psycopg.Error, DatabaseError) as lost:
                log.warning("Live updates lost the database and will try again: %s", lost)
                close_old_connections()
                threading.Event().wait(PAUSE_SECONDS)
        connection.close()

    def _read_new(self, seen: deque[int]) -> None:
        """What was not seen yet; the database leaves out the others, because this runs after every commit."""
        floor = (self.last_id or 0) - LOOK_BACK
        with connection.cursor() as cursor:
            cursor.execute(UNSEEN, [floor, [known for known in seen if known > floor], NEWEST])
            rows = cursor.fetchall()
        for row in rows:
            record, _rest = take_row(EventRecord, row)
            seen.append(record.id)
            self.last_id = max(self.last_id or 0, record.id)
            event = Event.from_record(record)
            if event is not None and self.loop and not self.loop.is_closed():
                self.loop.call_soon_threadsafe(self._tell, record.id, event)

    def _tell(self, event_id: int, event: Event) -> None:
        for listener in list(self.listeners):
            listener(event_id, event)


hub = Hub()
