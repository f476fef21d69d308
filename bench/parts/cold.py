"""A first start with a new company, a second start, and the memory of everything together when idle."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from bench import place, servers
from config import postgres

IDLE_SECONDS = 15


def measure() -> dict[str, float]:
    """Seconds to the first answered page: first start (database, migrations, demo company; everything but the
    installing), second start; and megabytes (shared pages counted once) after a quiet while.
    """
    home = place.HOME / "cold"
    if home.exists():
        postgres.stop(home)
        shutil.rmtree(home)
    home.mkdir(parents=True)
    first, _memory = start(home, 0)
    second, memory = start(home, IDLE_SECONDS)
    postgres.stop(home)
    return {"first": first, "second": second, "memory": memory}


def start(home: Path, idle: float) -> tuple[float, float]:
    port = servers.free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTHONDONT")},
        "ZABOTA_HOME": str(home),
        "ZABOTA_SMTP_RECEIVER": f"127.0.0.1:{servers.free_port()}",
    }
    environment.pop("DATABASE_URL", None)
    begin = time.perf_counter()
    process = subprocess.Popen(
        [str(Path(sys.executable).with_name("zabota")), "serve", str(port)],
        cwd=place.ROOT,
        env=environment,
        stdout=sys.stderr,
    )
    try:
        while not servers.answers(port):
            if process.poll() is not None or time.perf_counter() - begin > 300:
                raise RuntimeError("zabota serve did not start")
            time.sleep(0.02)
        taken = time.perf_counter() - begin
        time.sleep(idle)
        return taken, megabytes([process.pid, *workers_of(home)])
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(40)


def workers_of(home: Path) -> list[int]:
    """The database's processes: those that work in its data folder."""
    data = str((home / "postgres").resolve())
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if os.readlink(entry / "cwd") == data:
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def megabytes(pids: list[int]) -> float:
    """Proportional set size: what these processes take of the machine's memory together."""
    total = 0
    for pid in pids:
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)
        total += int(found[1]) if found else 0
    return total / 1000
