"""The backend Django loads by the name `config.database`."""

import select
import time
from pathlib import Path
from typing import Any

from django.db.backends.postgresql.base import DatabaseWrapper as PostgresWrapper
from psycopg import OperationalError

from config.postgres import ensure_running

PATIENCE = 15.0  # seconds in which a server that was killed is back
LONG_IDLE = 30.0  # seconds
PASSING = (
    "starting up",
    "recovery mode",
    "shutting down",
    "closed the connection",
    "refused",
    "No such file",
)


class DatabaseWrapper(PostgresWrapper):
    """The embedded server answers before a connection is opened, also one that others open by them."""

    asked_at = 0.0

    def is_usable(self) -> bool:
        """Asked before a page when connections are kept: a server that went away has closed the socket, which
        is seen without asking it. One long idle is asked, for a network may lose it in silence.
        """
        long_idle = time.monotonic() - self.asked_at > LONG_IDLE
        self.asked_at = time.monotonic()
        if long_idle or self.connection is None or self.connection.closed:
            return super().is_usable()
        socket = select.poll()
        socket.register(self.connection.fileno(), select.POLLIN)
        return super().is_usable() if socket.poll(0) else True

    def get_connection_params(self) -> dict[str, Any]:
        if home := self.settings_dict.get("EMBEDDED_HOME"):
            ensure_running(Path(home))
        return super().get_connection_params()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection; while the server comes up again after a crash, tried again for a while."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return super().get_new_connection(conn_params)
            except OperationalError as error:
                passing = any(mark in str(error) for mark in PASSING)
                if not passing or "EMBEDDED_HOME" not in self.settings_dict or time.monotonic() > deadline:
                    raise
            time.sleep(0.1)
            ensure_running(Path(self.settings_dict["EMBEDDED_HOME"]))
