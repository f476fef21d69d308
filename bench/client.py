"""The one client for all: http.client with a connection kept open, asking each in turn."""

import http.client
import json
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from bench.servers import Server

FORM = "application/x-www-form-urlencoded"
BLOCK = 1 << 18
SLOW = 0.25
"""Seconds: whoever takes longer is asked only every tenth round."""
AFTER = 0.002
"""Seconds in which a server may finish what it does after its answer, before its CPU time is read."""


class Client:
    """One connection to one server, with the headers of somebody signed in."""

    def __init__(self, port: int, headers: dict[str, str] | None = None):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
        self.headers = headers or {}

    def get(self, path: str, status: int = 200) -> bytes:
        return self._ask("GET", path, None, {}, status)

    def post_form(self, path: str, fields: dict[str, object], status: int = 302) -> bytes:
        """As a page's form posts it."""
        return self._ask("POST", path, urlencode(fields), {"Content-Type": FORM}, status)

    def stream(self, path: str) -> Iterator[bytes]:
        """The answer's body, block by block."""
        self.connection.request("GET", path, None, self.headers)
        answer = self.connection.getresponse()
        if answer.status != 200:
            raise RuntimeError(f"GET {path} answered {answer.status}")
        while block := answer.read1(BLOCK):
            yield block

    def post(self, path: str, body: object, status: int = 201) -> bytes:
        """A JSON body."""
        return self._ask("POST", path, json.dumps(body), {"Content-Type": "application/json"}, status)

    def _ask(self, method: str, path: str, body: str | None, more: dict[str, str], status: int) -> bytes:
        self.connection.request(method, path, body, {**self.headers, **more})
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status != status:
            raise RuntimeError(f"{method} {path} answered {answer.status}: {content[:300]!r}")
        return content


@dataclass
class Contestant:
    """`ask(n)` makes the n-th request to `server`; one request does `pieces` things, and each counts."""

    name: str
    ask: Callable[[int], object]
    server: Server
    pieces: int = 1
    wall: list[float] = field(default_factory=list)
    used: list[float] = field(default_factory=list)

    def turn(self, number: int) -> None:
        """One request, measured."""
        self.server.look()
        before = self.server.cpu()
        start = time.perf_counter()
        self.ask(number)
        self.wall.append((time.perf_counter() - start) / self.pieces)
        time.sleep(AFTER)
        self.used.append((self.server.cpu() - before) / self.pieces)

    def result(self) -> dict[str, float]:
        """Milliseconds: median and 95th percentile by the clock, of CPU the median; how often asked."""
        ordered = sorted(self.wall)
        return {
            "p50": statistics.median(ordered) * 1000,
            "p95": ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))] * 1000,
            "cpu": statistics.median(self.used) * 1000,
            "n": len(ordered),
        }


def in_turn(
    contestants: Sequence[Contestant], rounds: int, warm: int = 12, slowest: float = SLOW
) -> dict[str, dict[str, float]]:
    """Everybody once a round, so that a busy machine slows all alike; the first rounds do not count."""
    slow = set()
    for one in contestants:
        for number in range(warm):
            start = time.perf_counter()
            one.ask(number)
            if time.perf_counter() - start > slowest and number:
                slow.add(one.name)
                break
    for number in range(rounds):
        for one in contestants:
            if one.name not in slow or number % 10 == 0:
                one.turn(number)
    return {one.name: one.result() for one in contestants}
