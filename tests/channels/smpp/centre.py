"""An SMS centre on loopback that speaks SMPP 3.4, written from the specification alone."""

import itertools
import queue
import socket
import struct
import threading
from typing import Any

SYSTEM, PASSWORD = "clinic", "p4ssw0rd"


class Centre:
    """`sent` are submit_sm as dictionaries; `statuses` go to the next ones; `acknowledged` deliver_sm."""

    def __init__(self) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.sent: list[dict[str, Any]] = []
        self.statuses: list[int] = []
        self.drop = False
        self.numbers = itertools.count(0xA1)
        self.to_deliver: queue.Queue[bytes] = queue.Queue()
        self.acknowledged: list[int] = []
        self.binds: list[int] = []
        threading.Thread(target=self.accept, daemon=True).start()

    def stop(self) -> None:
        self.listening.close()

    def accept(self) -> None:
        while True:
            try:
                link, _address = self.listening.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=[link], daemon=True).start()

    def serve(self, link: socket.socket) -> None:
        with link:
            while head := self.exactly(link, 16):
                length, command, _status, number = struct.unpack("!IIII", head)
                body = self.exactly(link, length - 16) if length > 16 else b""
                if command in (0x2, 0x9):
                    self.binds.append(command)
                    system, password, _rest = body.split(b"\0", 2)
                    good = (system, password) == (SYSTEM.encode(), PASSWORD.encode())
                    self.say(link, command | 0x80000000, 0 if good else 0xE, number, b"smsc\0")
                    if good and command == 0x9:
                        threading.Thread(target=self.deliver, args=[link], daemon=True).start()
                elif command == 0x4:
                    status = self.statuses.pop(0) if self.statuses else 0
                    if self.drop:
                        return
                    message_id = f"{next(self.numbers):X}"
                    if not status:
                        self.sent.append({"id": message_id, **read_submit(body)})
                    self.say(link, 0x80000004, status, number, b"" if status else message_id.encode() + b"\0")
                elif command == 0x80000005:
                    self.acknowledged.append(number)
                elif command == 0x15:
                    self.say(link, 0x80000015, 0, number)
                elif command == 0x6:
                    self.say(link, 0x80000006, 0, number)
                    return

    def deliver(self, link: socket.socket) -> None:
        """As long as this link is there; what is left waits for the next one."""
        number = 1000
        while link.fileno() >= 0:
            try:
                body = self.to_deliver.get(timeout=0.02)
            except queue.Empty:
                continue
            try:
                self.say(link, 0x5, 0, number, body)
                number += 1
            except OSError:
                self.to_deliver.put(body)
                return

    def say(self, link: socket.socket, command: int, status: int, number: int, body: bytes = b"") -> None:
        link.sendall(struct.pack("!IIII", 16 + len(body), command, status, number) + body)

    @staticmethod
    def exactly(link: socket.socket, count: int) -> bytes:
        found = b""
        while len(found) < count:
            try:
                more = link.recv(count - len(found))
            except OSError:
                return b""
            if not more:
                return b""
            found += more
        return found


def read_submit(body: bytes) -> dict[str, Any]:
    at = body.index(b"\0") + 1
    source_ton = body[at]
    end = body.index(b"\0", at + 2)
    source, at = body[at + 2 : end], end + 1
    end = body.index(b"\0", at + 2)
    to, at = body[at + 2 : end], end + 1
    esm, at = body[at], at + 3
    at = body.index(b"\0", body.index(b"\0", at) + 1) + 1
    registered, _replace, coding, _default, length = body[at : at + 5]
    message = body[at + 5 : at + 5 + length]
    assert len(message) == length <= 140 + 20
    return {
        "from": source.decode(), "ton": source_ton, "to": to.decode(), "esm": esm, "report": registered,
        "coding": coding, "message": message,
    }  # fmt: skip


def delivery(source: str, message: bytes, coding: int = 8, esm: int = 0, tlvs: bytes = b"") -> bytes:
    head = b"\0" + b"\x01\x01" + source.encode() + b"\0" + b"\x01\x01" + b"1234\0" + bytes([esm, 0, 0])
    return head + b"\0\0" + bytes([0, 0, coding, 0, len(message)]) + message + tlvs


def receipt(number: str, stat: str = "DELIVRD") -> bytes:
    dates = "submit date:2601051000 done date:2601051001"
    text = f"id:{number} sub:001 dlvrd:001 {dates} stat:{stat} err:0xA text:Bun"
    return delivery("37369123456", text.encode(), coding=0, esm=0x04)
