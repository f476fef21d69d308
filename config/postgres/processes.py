"""The processes of a server: whose they are, and what a crash left behind."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from config.postgres.place import Place

PATIENCE = 5.0  # seconds for the children of a killed server to notice


def postmaster(place: Place) -> int | None:
    """The process id in postmaster.pid while such a process of this data folder lives."""
    try:
        pid = int(place.pid_file.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None
    return pid if _serves(pid, place.data) else None


def make_way(place: Place) -> bool:
    """True while a server is on its way up or down here: wait for it. Stale lock files are taken away.

    After a restart of the machine or a container their number may belong to any process, in a copy made by
    pg_basebackup it is the other server's: PostgreSQL would refuse to start. They are taken away only when no
    process at all works in the data folder.
    """
    if postmaster(place) is not None:
        return True
    if Path("/proc/self/cwd").exists() and not workers(place):
        for left in (place.pid_file, place.socket_lock):
            left.unlink(missing_ok=True)
    return False


def workers(place: Place) -> list[int]:
    """Processes whose working folder is the data folder: the server and its children. None but on Linux."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if os.readlink(entry / "cwd") == str(place.data):
                found.append(int(entry.name))
    return found


def end_leftovers(place: Place) -> None:
    """Wait for the children of a killed server; end those that do not notice."""
    deadline = time.monotonic() + PATIENCE
    while workers(place) and time.monotonic() < deadline:
        if postmaster(place) is not None:
            return
        time.sleep(0.05)
    for pid in workers(place):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGQUIT)
    time.sleep(0.2)


def _serves(pid: int, data: Path) -> bool:
    try:
        return os.readlink(f"/proc/{pid}/cwd") == str(data)
    except FileNotFoundError:
        return not Path("/proc/self").exists() and _alive(pid)
    except PermissionError:
        return _alive(pid)  # another user's process: let PostgreSQL judge


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
