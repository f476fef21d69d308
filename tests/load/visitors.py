"""Visitors of a site's chat, thousands in one process: they ask, listen, and fetch what they are told of."""

import asyncio
import json
import socket
from contextlib import suppress
from typing import Any

BOUNDARY = "visitor"
AT_ONCE = 20
"""Requests beside each other; the streams stay open besides."""


class Visitor:
    """Comes from an address of its own, so that nobody counts them as one."""

    def __init__(self, port: int, number: int):
        self.port, self.number = port, number
        self.address = f"10.{50 + number // 62500}.{number // 250 % 250}.{number % 250}"
        self.token = self.ticket = ""
        self.topics: list[str] = []
        self.writer: asyncio.StreamWriter | None = None
        self.is_cut = False

    @property
    def question(self) -> str:
        return f"Question {self.number}."

    @property
    def answer(self) -> str:
        return f"Answer to: {self.question}"

    async def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, Any]:
        """The status and the JSON of the answer, when a full lane let us in at last."""
        while True:
            status, said = await self._ask_once(method, path, body, headers)
            if status not in (429, 503):
                return status, said
            await asyncio.sleep(1)

    async def _ask_once(
        self, method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, Any]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(self.head(method, path, len(body), headers) + body)
        head, _mark, said = (await reader.read()).partition(b"\r\n\r\n")
        writer.close()
        return int(head[9:12] or 0), json.loads(said) if said.startswith(b"{") else None

    def head(self, method: str, path: str, length: int, headers: dict[str, str]) -> bytes:
        named = {"Host": f"127.0.0.1:{self.port}", "X-Forwarded-For": self.address, "Connection": "close"}
        if self.token:
            named["Authorization"] = f"Bearer {self.token}"
        named |= {"Content-Length": str(length), **headers}
        lines = [f"{method} /chat/{path} HTTP/1.1", *(f"{name}: {said}" for name, said in named.items())]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()

    async def begin(self) -> None:
        """A token, the question, and a ticket to listen."""
        _status, said = await self.ask("GET", "site-chat/session/")
        self.token = said["token"]
        fields = {"client": f"visitor-{self.number:06}", "text": self.question}
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'
            for name, text in fields.items()
        ]
        body = f"{''.join(parts)}--{BOUNDARY}--\r\n".encode()
        form = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        status, _said = await self.ask("POST", "site-chat/messages/", body, **form)
        assert status == 201, f"the question was answered with {status}"
        _status, said = await self.ask("GET", "site-chat/messages/")
        self.ticket = said["ticket"]

    async def listen(self) -> None:
        """Open the stream; what it tells is noted from now on."""
        reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        self.writer.write(self.head("GET", f"live?ticket={self.ticket}", 0, {}))
        head = await reader.readuntil(b"\r\n\r\n")
        assert b" 200 " in head[:20], head
        self.reading = asyncio.create_task(self._read(reader))

    async def _read(self, reader: asyncio.StreamReader) -> None:
        with suppress(OSError):
            async for line in reader:
                if line.startswith(b"data: "):
                    self.topics += json.loads(line[6:])["topics"]
        self.is_cut = True

    async def texts(self) -> list[str]:
        """What was said to this visitor."""
        _status, said = await self.ask("GET", "site-chat/messages/")
        return [line["text"] for line in said["log"] if not line["mine"]]

    async def leave(self) -> None:
        if self.writer:
            self.writer.close()
            self.reading.cancel()


class Deaf:
    """Listens with its ticket and reads nothing, with as little room at its side as the system grants."""

    def __init__(self, visitor: Visitor):
        self.link = socket.socket()
        self.link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.link.connect(("127.0.0.1", visitor.port))
        self.link.sendall(visitor.head("GET", f"live?ticket={visitor.ticket}", 0, {}))

    def begun(self) -> bool:
        return b" 200 " in self.link.recv(20)

    def rest(self, enough: int) -> int:
        """How many news still come when it reads at last, until the link ends or it is enough."""
        came = b""
        self.link.settimeout(120)
        with suppress(ConnectionResetError):
            while came.count(b"AnswerBegun") < enough and (piece := self.link.recv(65536)):
                came += piece
        return came.count(b"AnswerBegun")


async def all_of(visitors: list[Visitor], what: str) -> list[Any]:
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(visitor: Visitor) -> Any:
        async with gate:
            return await getattr(visitor, what)()

    return await asyncio.gather(*map(one, visitors))
