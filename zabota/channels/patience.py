import imaplib
import socket
import threading
from contextlib import suppress

LONGEST_STEP_SECONDS = 600.0


class Patience:
    """Cuts a connection when a step takes too long.

    A server that sends a byte now and then runs into no timeout, and would keep its place for ever; eight of
    them would hold up all other mailboxes.
    """

    def __init__(self, client: imaplib.IMAP4):
        self.client, self.over = client, False
        self.renew()

    def renew(self) -> None:
        """A step is done: the next one has all the time again."""
        self.timer = threading.Timer(LONGEST_STEP_SECONDS, self._cut)
        self.timer.daemon = True
        self.timer.start()

    def end(self) -> None:
        self.timer.cancel()

    def _cut(self) -> None:
        self.over = True
        with suppress(OSError):  # past the encryption's own goodbye, which would wait for the other side
            socket.socket.shutdown(self.client.sock, socket.SHUT_RDWR)
