"""Where a run keeps its things: one embedded PostgreSQL under var/bench with a database for each size."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
from psycopg import sql

from config import postgres

ROOT = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("ZABOTA_BENCH_HOME") or ROOT / "var" / "bench").resolve()
PEER_PYTHON = HOME / "helpdesk" / "bin" / "python"


def connect(database: str = "postgres") -> psycopg.Connection:
    """To one database of the run's own server, which is started when it does not run."""
    found = postgres.ensure_running(HOME)
    return psycopg.connect(**{**found, "dbname": database}, autocommit=True)


def has(database: str) -> bool:
    with connect() as admin:
        return bool(admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone())


def all_of(*beginnings: str) -> list[str]:
    """The databases whose names begin like that."""
    with connect() as admin:
        names = [name for (name,) in admin.execute("SELECT datname FROM pg_database")]
    return [name for name in names if name.startswith(beginnings)]


def drop(database: str) -> None:
    with connect() as admin:
        order = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        admin.execute(order.format(sql.Identifier(database)))


def make(database: str, template: str = "template1") -> None:
    """A new database, copied from `template`; one of that name is dropped first."""
    drop(database)
    with connect() as admin:
        new = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        admin.execute(new.format(sql.Identifier(database), sql.Identifier(template)))


def rename(database: str, name: str) -> None:
    """Filled under a working name first: a database that exists is whole."""
    with connect() as admin:
        order = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        admin.execute(order.format(sql.Identifier(database), sql.Identifier(name)))


def environment(database: str, settings: str) -> dict[str, str]:
    """Of a process that works on `database` with these settings."""
    found = postgres.ensure_running(HOME)
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("ZABOTA_", "PG", "PYTHONDONT"))
    }
    return {
        **kept,
        "ZABOTA_HOME": str(HOME),
        "ZABOTA_UNSAFE_PYTHON": os.environ.get("ZABOTA_UNSAFE_PYTHON", ""),
        "ZABOTA_EMBEDDED": "0",
        "ZABOTA_THREADS": "4",
        "DATABASE_URL": f"postgres:///{database}?host={found['host']}&port={found['port']}&user={found['user']}",
        "BENCH_DATABASE": database,
        "BENCH_SOCKET": str(found["host"]),
        "BENCH_WORDY": "1" if "search" in database else "",
        "DJANGO_SETTINGS_MODULE": settings,
    }


def run(module: str, *arguments: object, database: str, settings: str, python: Path | None = None) -> str:
    """Run one module of the bench in a process of its own; returns what it printed."""
    done = subprocess.run(
        [str(python or sys.executable), "-m", module, *map(str, arguments)],
        cwd=ROOT,
        env=environment(database, settings),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


def ours(module: str, *arguments: object, database: str) -> str:
    return run(module, *arguments, database=database, settings="config.settings")


def peers(module: str, *arguments: object, database: str) -> str:
    return run(module, *arguments, database=database, settings="bench.peer.settings", python=PEER_PYTHON)
