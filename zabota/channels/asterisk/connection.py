"""Asterisk's Manager Interface over TCP: log in and read events, lines `Name: value` up to a blank one."""

import hashlib
import socket
import time
from collections.abc import Iterator

from django.utils.translation import gettext_noop as _

from zabota.channels.kind import TryLater, WrongPassword
from zabota.channels.network import BROKEN, SILENT, TIMEOUT_SECONDS, in_words, tls_context, with_detail
from zabota.channels.reachable import addresses_of

NO_MANAGER = _("What answers there is no Asterisk Manager Interface.")
NOT_LET_IN = _("Asterisk does not let us in: are the user and the secret right?")
LONGEST_MESSAGE = 200_000
PING_SECONDS = 25.0
Message = dict[str, str]


class Connection:
    """One connection, logged in. `read` gives the next message, or None after a second without one."""

    def __init__(
        self,
        host: str,
        port: int,
        user: str,
        secret: str,
        *,
        tls: bool = False,
        check_certificate: bool = True,
        seconds: float = TIMEOUT_SECONDS,
    ):
        self.waiting = b""
        self.asked_at = self.heard_at = time.monotonic()
        try:
            self.socket = dial(host, port, seconds)
            if tls:
                context = tls_context(check_certificate)
                self.socket = context.wrap_socket(self.socket, server_hostname=host)
            self._log_in(user, secret, seconds)
        except OSError as error:
            raise TryLater(in_words(error)) from error

    def __enter__(self) -> "Connection":
        return self

    def __exit__(self, *_error: object) -> None:
        self.socket.close()

    def send(self, action: str, **fields: str) -> None:
        lines = [f"Action: {action}", *(f"{name}: {one_line(value)}" for name, value in fields.items())]
        self.socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())

    def read(self, seconds: float = 1.0) -> Message | None:
        """Raises TryLater when the other side is gone, or says nothing even when it is asked."""
        try:
            whole = self._take(b"\r\n\r\n", seconds)
            if whole is None:
                self._ask_whether_it_lives()
                return None
        except OSError as error:
            raise TryLater(in_words(error)) from error
        self.heard_at = time.monotonic()
        return as_message(whole)

    def _log_in(self, user: str, secret: str, seconds: float) -> None:
        """By challenge, so that the secret itself does not go over the wire."""
        greeting = self._take(b"\r\n", seconds) or b""
        if not greeting.startswith(b"Asterisk Call Manager"):
            raise TryLater(with_detail(NO_MANAGER, greeting[:100]))
        self.send("Challenge", AuthType="MD5", ActionID="challenge")
        challenge = self._answer("challenge", seconds).get("Challenge", "")
        key = hashlib.md5(f"{challenge}{secret}".encode(), usedforsecurity=False).hexdigest()
        self.send("Login", AuthType="MD5", Username=user, Key=key, Events="call,cdr", ActionID="login")
        answer = self._answer("login", seconds)
        if answer.get("Response") != "Success":
            raise WrongPassword(with_detail(NOT_LET_IN, answer.get("Message", "")))

    def _answer(self, action_id: str, seconds: float) -> Message:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            whole = self._take(b"\r\n\r\n", seconds)
            message = as_message(whole) if whole is not None else {}
            if message.get("ActionID") == action_id:
                return message
        raise TryLater(SILENT)

    def _take(self, end: bytes, seconds: float) -> bytes | None:
        """What comes before `end`; None when it does not come in time."""
        self.socket.settimeout(seconds)
        while end not in self.waiting:
            try:
                more = self.socket.recv(65_536)
            except TimeoutError:
                return None
            if not more:
                raise TryLater(BROKEN)
            self.waiting += more
            if len(self.waiting) > LONGEST_MESSAGE:
                raise TryLater(NO_MANAGER)
        taken, _end, self.waiting = self.waiting.partition(end)
        return taken

    def _ask_whether_it_lives(self) -> None:
        now = time.monotonic()
        if now - self.heard_at > PING_SECONDS * 3:
            raise TryLater(SILENT)
        if now - max(self.heard_at, self.asked_at) > PING_SECONDS:
            self.asked_at = now
            self.send("Ping", ActionID="ping")


def dial(host: str, port: int, seconds: float) -> socket.socket:
    """To one of the host's addresses that we may connect to."""
    lost: OSError = ConnectionRefusedError()
    for family, address in addresses_of(host, port):
        made = socket.socket(family, socket.SOCK_STREAM)
        made.settimeout(seconds)
        try:
            made.connect((address, port))
        except OSError as error:
            made.close()
            lost = error
        else:
            return made
    raise lost


def as_message(whole: bytes) -> Message:
    """Name -> value; of a name that comes twice the last counts."""
    return dict(pairs(whole.decode("utf-8", "replace")))


def pairs(text: str) -> Iterator[tuple[str, str]]:
    for line in text.split("\r\n"):
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip(), value.strip()


def one_line(value: str) -> str:
    return value.replace("\r", " ").replace("\n", " ")
