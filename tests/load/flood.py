"""Asks a server far more than it can do, on its own clock: nobody waits for an answer before the next asks.

    python -m tests.load.flood PORT RATE SECONDS PATH ADDRESSES LINKS

PATH is asked with GET, or posted to when it begins with /in/, with another text every time. Each request
comes from one of ADDRESSES, over one of LINKS at most. Prints "sent", when the last one was asked, and then
what came back, as JSON; "in_time" is what came before "sent".
"""

import asyncio
import json
import sys
import time
from collections import Counter
from typing import Any

PATIENCE_SECONDS = 120.0


class Link(asyncio.Protocol):
    """One link to the server, used again and again; one answer at a time."""

    def __init__(self) -> None:
        self.came = b""
        self.answer: asyncio.Future[bytes] | None = None

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.came += data
        head, mark, body = self.came.partition(b"\r\n\r\n")
        if not mark or self.answer is None or self.answer.done():
            return
        lines = head.lower().split(b"\r\n")
        length = next((int(line[16:]) for line in lines if line.startswith(b"content-length: ")), None)
        if len(body) >= length if length is not None else body.endswith(b"0\r\n\r\n"):
            self.came = b""
            self.answer.set_result(head)

    def connection_lost(self, _reason: Any) -> None:
        if self.answer is not None and not self.answer.done():
            self.answer.set_result(b"")

    async def ask(self, request: bytes) -> bytes:
        self.answer = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        return await self.answer


class Flood:
    def __init__(self, port: int, path: str, addresses: int, most_links: int):
        self.port, self.path, self.addresses, self.most_links = port, path, addresses, most_links
        self.idle: list[Link] = []
        self.statuses: Counter[str] = Counter()
        self.silent = 0
        """Refusals that do not say when to come again."""

    def request(self, number: int) -> bytes:
        place = number % self.addresses
        address = f"10.{place // 250 % 250}.{place % 250}.7"
        head = f"Host: 127.0.0.1:{self.port}\r\nX-Forwarded-For: {address}\r\n"
        if not self.path.startswith("/in/"):
            return f"GET {self.path} HTTP/1.1\r\n{head}\r\n".encode()
        text = f"Flood {number}, {time.time_ns()}"
        body = json.dumps({"text": text, "email": f"flood{number}@example.com", "name": "F"})
        head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        return f"POST {self.path} HTTP/1.1\r\n{head}\r\n{body}".encode()

    async def ask(self, number: int) -> None:
        try:
            if self.idle:
                link = self.idle.pop()
            else:
                _transport, link = await asyncio.get_running_loop().create_connection(
                    Link, "127.0.0.1", self.port
                )
            head = await link.ask(self.request(number))
        except OSError:
            head = b""
        if not head:
            self.statuses["0"] += 1
            return
        status = head[9:12].decode()
        self.statuses[status] += 1
        if status in ("429", "503") and b"\r\nretry-after: " not in head.lower():
            self.silent += 1
        if b"connection: close" in head.lower() or link.transport.is_closing():
            link.transport.close()
        else:
            self.idle.append(link)

    async def run(self, rate: float, seconds: float) -> None:
        began, asked = time.monotonic(), 0
        asking: set[asyncio.Task[None]] = set()
        while (passed := time.monotonic() - began) < seconds:
            while asked < passed * rate and len(asking) < self.most_links:
                task = asyncio.create_task(self.ask(asked))
                asking.add(task)
                task.add_done_callback(asking.discard)
                asked += 1
            await asyncio.sleep(0.005)
        took = time.monotonic() - began
        in_time = dict(self.statuses)
        print("sent", flush=True)
        left = (await asyncio.wait(asking, timeout=PATIENCE_SECONDS))[1] if asking else set()
        for task in left:
            task.cancel()
        told = {"asked": asked, "seconds": took, "unanswered": len(left), "silent": self.silent}
        print(json.dumps({**told, "statuses": self.statuses, "in_time": in_time}), flush=True)


if __name__ == "__main__":
    port, rate, seconds, path, addresses, links = sys.argv[1:]
    flood = Flood(int(port), path, int(addresses), int(links))
    asyncio.run(flood.run(float(rate), float(seconds)))
