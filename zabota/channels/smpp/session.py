"""A session with an SMS centre: bound, questions answered in order, what came meanwhile kept for later."""

import itertools
import socket
import time
from collections import deque
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from django.utils.translation import gettext_noop as _

from zabota.channels.kind import TryLater, Uncertain, WrongPassword
from zabota.channels.models import Inbox
from zabota.channels.network import BROKEN, TIMEOUT_SECONDS, in_words, tls_context, with_detail
from zabota.channels.reachable import addresses_of
from zabota.channels.settings_fields import secret_of
from zabota.channels.smpp import pdu
from zabota.channels.smpp.pdu import Pdu

WRONG_PASSWORD = _("The SMS centre does not accept this system id and password.")
ALREADY_BOUND = _("The SMS centre says that this account is bound already.")
NOT_BOUND = _("The SMS centre does not let us bind.")
NO_SMPP = _("What answers there speaks no SMPP.")
LOST = _("The link broke after the message was handed over: it may have arrived.")
PASSWORD_STATUSES, BOUND = (0xD, 0xE, 0xF), 0x5


class Session:
    """Use it in a `with`; raises TryLater while it is being made."""

    def __init__(self, inbox: Inbox, mode: int):
        chosen: dict[str, Any] = inbox.settings
        self.inbox, self.mode = inbox, mode
        self.host, self.port = str(chosen.get("host", "")), int(chosen.get("port") or 2775)
        self.numbers = itertools.count(1)
        self.waiting: deque[Pdu] = deque()
        self.left = b""

    def __enter__(self) -> Self:
        try:
            self.link = self.connect()
        except (OSError, UnicodeError) as error:
            raise TryLater(in_words(error)) from error
        try:
            self.bind()
        except BaseException:
            self.link.close()
            raise
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with suppress(OSError, TryLater):
            self.send(pdu.UNBIND)
        self.link.close()

    def connect(self) -> socket.socket:
        """To one of the checked addresses, encrypted if it was chosen."""
        lost: OSError = OSError("no address")
        for family, address in addresses_of(self.host, self.port):
            made = socket.socket(family, socket.SOCK_STREAM)
            made.settimeout(TIMEOUT_SECONDS)
            try:
                made.connect((address, self.port))
            except OSError as error:
                made.close()
                lost = error
                continue
            if self.inbox.settings.get("tls"):
                return tls_context(True).wrap_socket(made, server_hostname=self.host)
            return made
        raise lost

    def bind(self) -> None:
        chosen = self.inbox.settings
        password = secret_of(self.inbox, "password")
        body = pdu.bind_body(chosen.get("system_id", ""), password, chosen.get("system_type", ""))
        try:
            answer = self.ask(self.mode, body)
        except Uncertain as reason:
            raise TryLater(with_detail(NO_SMPP, str(reason).partition("\n")[2])) from reason
        words = f"0x{answer.status:08x}"
        if answer.status in PASSWORD_STATUSES:
            raise WrongPassword(with_detail(WRONG_PASSWORD, words))
        if answer.status:
            raise TryLater(with_detail(ALREADY_BOUND if answer.status == BOUND else NOT_BOUND, words))

    def ask(self, command: int, body: bytes = b"") -> Pdu:
        """The answer to one request; raises TryLater if it surely did not leave, else Uncertain."""
        number = self.send(command, body)
        deadline = time.monotonic() + TIMEOUT_SECONDS
        try:
            while (left := deadline - time.monotonic()) > 0:
                found = self.read(left)
                if found and found.sequence == number and found.command & pdu.RESPONSE:
                    return found
                if found:
                    self.take_up(found)
        except (OSError, ValueError) as error:
            raise Uncertain(with_detail(LOST, str(error))) from error
        raise Uncertain(with_detail(LOST, "timeout"))

    def take_up(self, found: Pdu) -> None:
        """What came without being asked for: a sign of life is given at once, messages are kept for later."""
        if found.command == pdu.ENQUIRE_LINK:
            self.send(pdu.ENQUIRE_LINK | pdu.RESPONSE, sequence=found.sequence)
        elif found.command == pdu.DELIVER_SM:
            self.waiting.append(found)
        elif found.command == pdu.UNBIND:
            self.send(pdu.UNBIND | pdu.RESPONSE, sequence=found.sequence)
            raise ValueError("the SMS centre unbinds")

    def delivered(self, seconds: float) -> list[Pdu]:
        """The messages that come within so many seconds, as soon as there is one; raises TryLater."""
        deadline = time.monotonic() + seconds
        try:
            while not self.waiting and (left := deadline - time.monotonic()) > 0:
                if found := self.read(left):
                    self.take_up(found)
        except (OSError, ValueError) as error:
            raise TryLater(with_detail(BROKEN, str(error))) from error
        found_all = list(self.waiting)
        self.waiting.clear()
        return found_all

    def acknowledge(self, message: Pdu) -> None:
        """Only after it was kept: until then the SMS centre has it as well."""
        self.send(pdu.DELIVER_SM | pdu.RESPONSE, b"\0", message.sequence)

    def send(self, command: int, body: bytes = b"", sequence: int | None = None) -> int:
        number = next(self.numbers) if sequence is None else sequence
        try:
            self.link.sendall(Pdu(command, 0, number, body).as_bytes())
        except OSError as error:
            raise TryLater(in_words(error)) from error
        return number

    def read(self, seconds: float) -> Pdu | None:
        """One unit; None when none came in time. Raises OSError and ValueError."""
        deadline = time.monotonic() + seconds
        while True:
            if len(self.left) >= 4:
                length = int.from_bytes(self.left[:4], "big")
                if not 16 <= length <= pdu.LARGEST:
                    raise ValueError("this is no unit of SMPP")
                if len(self.left) >= length:
                    raw, self.left = self.left[:length], self.left[length:]
                    return pdu.parse(raw)
            left = deadline - time.monotonic()
            if left <= 0:
                return None
            self.link.settimeout(max(0.01, left))
            try:
                more = self.link.recv(65_536)
            except TimeoutError:
                return None
            if not more:
                raise ConnectionError("closed")
            self.left += more
