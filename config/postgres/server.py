"""Start, adopt, share and stop the one server of a data folder.

Every process that uses the server holds a shared lock for its lifetime; the last one out stops it. The
kernel drops the lock of a killed process, so a server left behind is adopted by the next process and
stopped with it.
"""

import atexit
import fcntl
import os
import shlex
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from config.postgres import account as accounts
from config.postgres import binaries, cluster, processes
from config.postgres.place import PORT, Place, PostgresProblem, place_of

LONGEST_START = 300  # seconds; replaying the journal after a crash takes its time
LONGEST_STOP = 60
LARGEST_LOG = 10_000_000

_holds: dict[Path, int] = {}
_starting = threading.RLock()


def ensure_running(home: Path) -> dict[str, Any]:
    """Connection parameters (psycopg's names) of the home's server, which runs when this returns.

    Costs a file read and a socket connect when it runs already. Raises PostgresProblem in words.
    """
    place = place_of(home)
    if place.home not in _holds:
        _hold(place)
    if not _answers(place):
        with _starting, _locked(place, "postgres.lock", fcntl.LOCK_EX):
            place = _start(place)
    return {"host": str(place.sockets), "port": PORT, "user": cluster.NAME, "dbname": cluster.NAME}


def is_running(home: Path) -> bool:
    """Whether the home's server takes connections now."""
    return _answers(place_of(home))


def stop(home: Path) -> None:
    """Stop the home's server, whoever uses it; open connections are ended. Nothing happens when none runs."""
    place = place_of(home)
    if place.home.is_dir():
        with _starting, _locked(place, "postgres.lock", fcntl.LOCK_EX):
            _stop(place)


def release(home: Path) -> None:
    """This process needs the server no more; it is stopped when nobody else does."""
    place = place_of(home)
    descriptor = _holds.pop(place.home, None)
    if descriptor is None:
        return
    try:
        with _starting, _locked(place, "postgres.lock", fcntl.LOCK_EX):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _stop(place)
    except (BlockingIOError, FileNotFoundError):
        pass  # another process uses it, or the folder is gone
    finally:
        os.close(descriptor)


def keep_running(home: Path, every_seconds: float = 1.0) -> threading.Event:
    """Start the server again whenever it dies, from a thread, until the returned event is set."""
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(every_seconds):
            with suppress(PostgresProblem, OSError):
                ensure_running(home)

    threading.Thread(target=watch, name="postgres", daemon=True).start()
    return ended


def _hold(place: Place) -> None:
    with _starting:
        if place.home in _holds:
            return
        try:
            place.home.mkdir(parents=True, exist_ok=True)
            _holds[place.home] = _take(place.home / "postgres.users", fcntl.LOCK_SH)
        except OSError as error:
            raise PostgresProblem(f"The home folder {place.home} cannot be used: {error}.") from error
        owner = os.getpid()
        atexit.register(lambda: release(place.home) if os.getpid() == owner else None)


@contextmanager
def _locked(place: Place, name: str, kind: int) -> Iterator[None]:
    descriptor = _take(place.home / name, kind)
    try:
        yield
    finally:
        os.close(descriptor)


def _take(path: Path, kind: int) -> int:
    descriptor = os.open(path, os.O_RDONLY | os.O_CREAT, 0o644)
    deadline = time.monotonic() + LONGEST_START + LONGEST_STOP
    while True:
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
            return descriptor
        except BlockingIOError:
            if time.monotonic() > deadline:
                os.close(descriptor)
                raise PostgresProblem(
                    f"Another process has been starting or stopping {path} too long."
                ) from None
            time.sleep(0.02)


def _answers(place: Place) -> bool:
    try:
        lines = place.pid_file.read_text().splitlines()
        if len(lines) < 8 or lines[7].strip() != "ready":
            return False
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(5)
            probe.connect(str(place.socket))
        return True
    except PermissionError as error:
        raise PostgresProblem(f"The database in {place.data} belongs to another user: {error}.") from error
    except OSError:
        return False


def _start(place: Place) -> Place:
    who = accounts.account_for(place.data)
    accounts.settle(place.home, who)
    place = place_of(place.home)
    programs = accounts.reachable(binaries.choose(place.data), who)
    if binaries.data_major(place.data) is None:
        _refuse_strange(place.data)
        cluster.create(place, programs, who)
    _prepare_sockets(place, who)
    deadline = time.monotonic() + LONGEST_START
    while not _answers(place):
        if not processes.make_way(place) and not _launch(place, programs, who):
            processes.end_leftovers(place)
        if time.monotonic() > deadline:
            raise PostgresProblem(f"The database did not start in {LONGEST_START} s. {_last_words(place)}")
        time.sleep(0.02)
    return place


def _refuse_strange(data: Path) -> None:
    if data.exists() and any(data.iterdir()):
        raise PostgresProblem(
            f"{data} holds files, but no database. Nothing was changed; move the folder away."
        )
    if data.exists():
        data.rmdir()


def _prepare_sockets(place: Place, who: accounts.Account) -> None:
    if place.sockets == place.data:
        return
    with suppress(FileExistsError):
        place.sockets.mkdir(mode=0o700)
        who.own(place.sockets)
    state = place.sockets.lstat()
    mine = os.geteuid() if who.uid is None else who.uid
    if place.sockets.is_symlink() or state.st_uid != mine or state.st_mode & 0o077:
        raise PostgresProblem(
            f"{place.sockets}, the folder of the database's socket, belongs to somebody else."
        )


def _launch(place: Place, programs: Path, who: accounts.Account) -> bool:
    """One attempt; False when leftovers of the last server stand in the way and it may be tried again."""
    if place.log.exists() and place.log.stat().st_size > LARGEST_LOG:
        place.log.replace(place.log.with_suffix(".log.1"))
    seen = place.log.stat().st_size if place.log.exists() else 0
    fixed = {
        "listen_addresses": "",
        "port": PORT,
        "unix_socket_directories": str(place.sockets),
        "unix_socket_permissions": "0700",
        "fsync": "on",
        "full_page_writes": "on",
    }
    options = " ".join("-c " + shlex.quote(f"{name}={value}") for name, value in fixed.items())
    command = [
        programs / "pg_ctl",
        "start",
        "-w",
        "-t",
        LONGEST_START,
        "-D",
        place.data,
        "-l",
        place.log,
        "-o",
        options,
    ]
    with tempfile.TemporaryFile("w+") as words:
        done = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=subprocess.STDOUT,
            cwd="/",
            env=cluster.environment(),
            check=False,
            **who.as_user(),
        )
        words.seek(0)
        said = words.read()
    if done.returncode == 0:
        return True
    text = said + _log_from(place, seen)
    if (
        "pre-existing shared memory block" in text
        or "is another postmaster" in text
        or "already exists" in text
    ):
        return False
    raise PostgresProblem(_in_words(text, place))


def _log_from(place: Place, position: int) -> str:
    try:
        with place.log.open("rb") as log:
            log.seek(position)
            return log.read(20_000).decode(errors="replace")
    except OSError:
        return ""


REASONS = {
    "No space left on device": "the disk is full. Free some space and start again; nothing is lost",
    "Permission denied": "its files may not be read or written by this user",
    "Read-only file system": "its disk is read-only",
    "could not create shared memory segment": "there is not enough memory",
    "Cannot allocate memory": "there is not enough memory",
    "database files are incompatible with server": "its files were made by another version of PostgreSQL",
    "Too many open files": "too many files are open",
    "could not create lock file": "its socket cannot be made",
    "invalid value for parameter": "postgresql.conf has a wrong value",
    "syntax error in file": "postgresql.conf has a mistake",
    "contains errors": "postgresql.conf has a mistake",
}


def _in_words(text: str, place: Place) -> str:
    reason = next((words for mark, words in REASONS.items() if mark in text), "it gave no reason we know")
    last = "\n".join(text.strip().splitlines()[-6:])
    return f"The database in {place.data} did not start: {reason}.\n{last}\nIts log is {place.log}."


def _last_words(place: Place) -> str:
    size = place.log.stat().st_size if place.log.exists() else 0
    return _in_words(_log_from(place, max(0, size - 2000)), place)


def _stop(place: Place) -> None:
    """Ask for a fast stop; after a minute, for an immediate one, from which the journal recovers."""
    pid = processes.postmaster(place)
    if pid is None:
        return
    for sign in (signal.SIGINT, signal.SIGQUIT):
        with suppress(ProcessLookupError):
            os.kill(pid, sign)
        deadline = time.monotonic() + LONGEST_STOP
        while time.monotonic() < deadline:
            if processes.postmaster(place) is None:
                if place.sockets != place.data:
                    shutil.rmtree(place.sockets, ignore_errors=True)
                return
            time.sleep(0.01)
    raise PostgresProblem(f"The database in {place.data} (process {pid}) does not stop.")
