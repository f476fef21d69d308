"""The reader: a thread that PostgreSQL wakes when something was taken in; it looks by itself as well."""

import logging
import threading

import psycopg
from django.db import Error, close_old_connections, connection
from procrastinate.contrib.django.utils import connector_params

from zabota.channels.actions.read_deliveries import read_deliveries
from zabota.channels.models.delivery import ARRIVALS
from zabota.core.services import Service, services

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
"""How soon it notices that it shall stop; each such look also finds what nobody told it of."""
PAUSE_SECONDS = 2.0


@services.register
class Reader(Service):
    name = "reader"

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self.thread: threading.Thread | None = None

    def start(self) -> None:
        self.stopping.clear()
        self.thread = threading.Thread(target=self._run, name="reader", daemon=True)
        self.thread.start()

    def stop(self) -> None:
        self.stopping.set()
        if self.thread:
            self.thread.join(10)

    def _run(self) -> None:
        """Read for ever; what was left unread by a crash comes first, and a lost database is waited for."""
        while not self.stopping.is_set():
            try:
                with psycopg.connect(**connector_params(), autocommit=True) as listening:
                    listening.execute(f"LISTEN {ARRIVALS}")
                    self._read_on(listening)
            except (psycopg.Error, Error) as lost:
                log.warning("Reading deliveries was interrupted and will go on: %s", lost)
                self._rest()
            except Exception:
                log.exception("Reading deliveries met an error and will go on")
                self._rest()
        connection.close()

    def _rest(self) -> None:
        """A connection that the database ended is closed: the next look opens another."""
        close_old_connections()
        self.stopping.wait(PAUSE_SECONDS)

    def _read_on(self, listening: psycopg.Connection) -> None:
        while not self.stopping.is_set():
            read_deliveries()
            for _told in listening.notifies(timeout=LOOK_SECONDS, stop_after=1):
                pass
