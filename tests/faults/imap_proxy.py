"""A proxy before a real IMAP server that does what bad networks and bad servers do, each time on purpose."""

import os
import re
import socket
import ssl
import struct
import threading
import time
from contextlib import suppress

LITERAL = re.compile(rb"BODY\[\]<0> \{(\d+)\}\r\n")


class Fault:
    """Nothing goes wrong. `struck` counts how often it did; a fault that never strikes shows nothing."""

    def __init__(self) -> None:
        self.struck = 0

    def to_server(self, link: "Link", data: bytes) -> None:
        link.server.sendall(data)

    def to_client(self, link: "Link", data: bytes) -> None:
        link.client.sendall(data)


class Trickle(Fault):
    """The server's words come a few bytes at a time."""

    def __init__(self, size: int, pause: float):
        super().__init__()
        self.size, self.pause = size, pause

    def to_client(self, link: "Link", data: bytes) -> None:
        for start in range(0, len(data), self.size):
            super().to_client(link, data[start : start + self.size])
            self.struck += 1
            time.sleep(self.pause)


class HalfDead(Fault):
    """When the client says `word`, the server still hears, and its answers come no more."""

    def __init__(self, word: bytes):
        super().__init__()
        self.word = word
        self.deaf: set[Link] = set()

    def to_server(self, link: "Link", data: bytes) -> None:
        if self.word in data:
            self.struck += 1
            self.deaf.add(link)
        super().to_server(link, data)

    def to_client(self, link: "Link", data: bytes) -> None:
        if link not in self.deaf:
            super().to_client(link, data)


class CutInLiteral(Fault):
    """The link breaks after half of the mail number `which` of a connection."""

    def __init__(self, which: int):
        super().__init__()
        self.which = which

    def to_client(self, link: "Link", data: bytes) -> None:
        for found in LITERAL.finditer(data):
            link.literals += 1
            if link.literals == self.which:
                super().to_client(link, data[: found.end() + int(found[1]) // 2])
                self.struck += 1
                link.cut()
                return
        super().to_client(link, data)


class CutAt(Fault):
    """The link breaks when the client says `word`: before the server hears it, or before it is answered."""

    def __init__(self, word: bytes, heard: bool):
        super().__init__()
        self.word, self.heard = word, heard
        self.marked: set[Link] = set()

    def to_server(self, link: "Link", data: bytes) -> None:
        if self.word in data:
            self.struck += 1
            self.marked.add(link)
            if not self.heard:
                link.cut()
                return
        super().to_server(link, data)

    def to_client(self, link: "Link", data: bytes) -> None:
        if link in self.marked:
            link.cut()
        else:
            super().to_client(link, data)


class CutAfter(Fault):
    """The link breaks after so many bytes of the server's."""

    def __init__(self, count: int):
        super().__init__()
        self.count = count

    def to_client(self, link: "Link", data: bytes) -> None:
        left = self.count - link.given
        if len(data) >= left:
            self.struck += 1
            super().to_client(link, data[:left])
            link.cut()
            return
        link.given += len(data)
        super().to_client(link, data)


class Garbage(Fault):
    """When the client says `word`, noise comes back; `below` the encryption, where there is one."""

    def __init__(self, word: bytes, below: bool = False):
        super().__init__()
        self.word, self.below = word, below
        self.noisy: set[Link] = set()

    def to_server(self, link: "Link", data: bytes) -> None:
        if self.word in data:
            self.noisy.add(link)
        super().to_server(link, data)

    def to_client(self, link: "Link", data: bytes) -> None:
        if link not in self.noisy:
            super().to_client(link, data)
            return
        self.struck += 1
        noise = os.urandom(400) + b"\r\n"
        if self.below:
            socket.socket.send(link.client, noise)
        else:
            super().to_client(link, noise)


class Link:
    """One connection through the proxy."""

    def __init__(self, client: socket.socket, server: socket.socket):
        self.client, self.server = client, server
        self.literals = self.given = 0

    def cut(self) -> None:
        """Both sides see the connection reset, as when a router forgets it."""
        for side in (self.client, self.server):
            with suppress(OSError):
                side.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                socket.socket.shutdown(side, socket.SHUT_RDWR)
            with suppress(OSError):
                side.close()


class ImapProxy:
    """Set `fault` to what happens to the connections that are made from then on."""

    def __init__(self, server_port: int, tls: ssl.SSLContext | None = None):
        self.server_port, self.tls = server_port, tls
        self.fault: Fault = Fault()
        self.links: list[Link] = []
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _address = self.listening.accept()
                threading.Thread(target=self._join, args=[client], daemon=True).start()

    def _join(self, client: socket.socket) -> None:
        fault = self.fault
        with suppress(OSError):
            if self.tls:
                client = self.tls.wrap_socket(client, server_side=True)
            link = Link(client, socket.create_connection(("127.0.0.1", self.server_port)))
            self.links.append(link)
            args = (link, link.client, fault.to_server)
            threading.Thread(target=self._carry, args=args, daemon=True).start()
            self._carry(link, link.server, fault.to_client)

    def _carry(self, link: Link, side: socket.socket, give) -> None:
        with suppress(OSError, ValueError):
            while data := side.recv(65536):
                give(link, data)
        link.cut()

    def stop(self) -> None:
        self.listening.close()
        for link in self.links:
            link.cut()
