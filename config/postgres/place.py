"""The folders of one embedded server."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from psycopg import OperationalError

LONGEST_SOCKET_FOLDER = 80
PORT = 5432


class PostgresProblem(OperationalError):
    """The database cannot be had; the text says why and what to do, for a person.

    To who only asks for a connection it is one more way in which a database is away.
    """


@dataclass(frozen=True)
class Place:
    """One home: its data folder, the folder of its socket, its lock files."""

    home: Path
    data: Path
    sockets: Path

    @property
    def log(self) -> Path:
        return self.data / "server.log"

    @property
    def pid_file(self) -> Path:
        return self.data / "postmaster.pid"

    @property
    def socket(self) -> Path:
        return self.sockets / f".s.PGSQL.{PORT}"

    @property
    def socket_lock(self) -> Path:
        return self.sockets / f".s.PGSQL.{PORT}.lock"


def place_of(home: Path) -> Place:
    """The place of a home folder; links are followed, nothing is made."""
    home = home.expanduser().resolve()
    data = (home / "postgres").resolve()
    return Place(home, data, _sockets(data))


def digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def _sockets(data: Path) -> Path:
    """The data folder itself, which is private; a short private one when its path is too long."""
    if len(os.fsencode(data)) <= LONGEST_SOCKET_FOLDER:
        return data
    return Path(tempfile.gettempdir()).resolve() / f"zabota-{digest(data)}"
