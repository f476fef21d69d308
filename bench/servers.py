"""Starting and stopping the servers that are measured; each is uvicorn with the same four threads."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psycopg

from bench import place
from bench.stopwatch import cpu_seconds

PATIENCE = 120.0


class Server:
    """A server of `app` on `database` while in a `with`; `port` is where it is."""

    def __init__(self, app: str, database: str, settings: str, python: Path | None = None, **more: str):
        self.database, self.port = database, free_port()
        words = [str(python or sys.executable), "-m", "uvicorn", app, "--port", str(self.port)]
        words += ["--lifespan", "on" if app.startswith("config.") else "off"]
        self.command = [
            *words,
            "--timeout-keep-alive",
            "900",
            "--no-access-log",
            "--log-level",
            "warning",
            "--no-server-header",
        ]
        name = f"bench-{self.port}"
        self.environment = {**place.environment(database, settings), "PGAPPNAME": name, **more}
        self.pids: list[int] = []
        self.admin: psycopg.Connection | None = None

    def __enter__(self) -> "Server":
        self.process = subprocess.Popen(
            self.command, cwd=place.ROOT, env=self.environment, start_new_session=True, stdout=sys.stderr
        )
        deadline = time.monotonic() + PATIENCE
        while not answers(self.port):
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"{' '.join(self.command)} did not start")
            time.sleep(0.05)
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Asked first, then ended."""
        if self.admin is not None:
            self.admin.close()
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def look(self) -> None:
        """Find the database processes that work for it: each thread opens one when first asked."""
        query = "SELECT pid FROM pg_stat_activity WHERE application_name = %s"
        if self.admin is None:
            self.admin = place.connect()
        backends = self.admin.execute(query, [self.environment["PGAPPNAME"]]).fetchall()
        self.pids = [self.process.pid, *(pid for (pid,) in backends)]

    def cpu(self) -> float:
        """CPU seconds that it and its database processes took so far."""
        return cpu_seconds(self.pids)


def ours(database: str, **more: str) -> Server:
    return Server("config.asgi:app", database, "config.settings", **more)


def floor(database: str) -> Server:
    return Server("bench.floor.asgi:app", database, "bench.floor.settings")


def peer(database: str) -> Server:
    return Server("bench.peer.asgi:app", database, "bench.peer.settings", place.PEER_PYTHON)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(port: int) -> bool:
    try:
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        asked.request("GET", "/")
        asked.getresponse().read()
    except OSError:
        return False
    return True
