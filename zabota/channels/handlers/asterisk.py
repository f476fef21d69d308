"""The listeners to Asterisk: one thread for each such line, in one process of all."""

import logging
import threading

from django.db import Error, connection

from zabota.channels.actions.note_trouble import note_trouble
from zabota.channels.asterisk.lines import listen
from zabota.channels.asterisk.switchboard import Switchboard
from zabota.channels.kind import TryLater, WrongPassword
from zabota.channels.locks import LISTENING, only_one
from zabota.channels.models import Inbox
from zabota.core.services import Service, services

log = logging.getLogger(__name__)

LOOK_SECONDS = 5.0
PAUSE_SECONDS = 2.0
PASSWORD_PAUSE_SECONDS = 60.0


@services.register
class AsteriskListeners(Service):
    """Looks every few seconds which lines there are: one that was added, changed or switched off counts."""

    name = "asterisk"

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self.thread: threading.Thread | None = None
        self.lines: dict[tuple, Listener] = {}

    def start(self) -> None:
        self.stopping.clear()
        self.thread = threading.Thread(target=self._run, name="asterisk", daemon=True)
        self.thread.start()

    def stop(self) -> None:
        self.stopping.set()
        if self.thread:
            self.thread.join(10)
        for listener in self.lines.values():
            listener.stop()
        self.lines.clear()

    def _run(self) -> None:
        while not self.stopping.is_set():
            try:
                self._look()
            except Error as lost:
                log.warning("Lines of Asterisk cannot be looked up now: %s", lost)
            except Exception:
                log.exception("Looking up lines of Asterisk met an error and will go on")
            finally:
                connection.close()
            self.stopping.wait(LOOK_SECONDS)

    def _look(self) -> None:
        wanted = {
            identity(one): one
            for one in Inbox.objects.switched_on().filter(kind="phone", settings__way="ami")
        }
        for key in [key for key in self.lines if key not in wanted]:
            self.lines.pop(key).stop()
        for key, inbox in wanted.items():
            if key not in self.lines:
                self.lines[key] = Listener(inbox)


def identity(inbox: Inbox) -> tuple:
    """Another one when a setting changed."""
    return inbox.id, str(sorted(inbox.settings.items())), str(inbox.secrets)


class Listener:
    """Connects again for ever; what is wrong stands on the inbox's page."""

    def __init__(self, inbox: Inbox):
        self.inbox = inbox
        self.board = Switchboard(inbox.settings.get("longest_extension") or 5)
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self._run, name=f"asterisk-{inbox.id}", daemon=True)
        self.thread.start()

    def stop(self) -> None:
        self.stopping.set()
        self.thread.join(10)

    def _run(self) -> None:
        while not self.stopping.is_set():
            pause = PAUSE_SECONDS
            try:
                with only_one(LISTENING, self.inbox.id) as mine:
                    if mine:
                        listen(self.inbox, self.board, self.stopping)
            except TryLater as reason:
                pause = PASSWORD_PAUSE_SECONDS if isinstance(reason, WrongPassword) else PAUSE_SECONDS
                self._note(reason)
            except Error as lost:
                log.warning("Listening to Asterisk was interrupted and will go on: %s", lost)
            except Exception:
                log.exception("Listening to Asterisk met an error and will go on")
            finally:
                connection.close()
            self.stopping.wait(pause)

    def _note(self, reason: TryLater) -> None:
        try:
            note_trouble(self.inbox, reason)
        except Error as lost:
            log.warning("Trouble with a line of Asterisk could not be kept: %s", lost)
