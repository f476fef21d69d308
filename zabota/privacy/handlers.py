"""The keeper of the access log: a thread of each process that stores what its pages noticed."""

import logging
import threading

from django.db import Error, connection

from zabota.core.services import Service, services
from zabota.privacy.actions.keep_accesses import keep_waiting

log = logging.getLogger(__name__)

PAUSE_SECONDS = 2.0


@services.register
class AccessKeeper(Service):
    name = "access_keeper"
    in_every_process = True

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self.thread: threading.Thread | None = None

    def start(self) -> None:
        self.stopping.clear()
        self.thread = threading.Thread(target=self._run, name=self.name, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """What still waits is stored first."""
        self.stopping.set()
        if self.thread:
            self.thread.join(10)

    def _run(self) -> None:
        while not self.stopping.wait(PAUSE_SECONDS):
            self._keep()
        self._keep()

    def _keep(self) -> None:
        try:
            while keep_waiting():
                pass
        except Error as lost:
            log.warning("Who opened what cannot be kept now and waits: %s", lost)
        except Exception:
            log.exception("Who opened what could not be kept")
        finally:
            connection.close()
