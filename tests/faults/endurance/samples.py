"""What one installation holds right now, read from /proc and from its database."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg

from config.postgres.place import place_of
from config.postgres.processes import workers

QUEUES = ("procrastinate_jobs", "procrastinate_events", "procrastinate_periodic_defers", "django_session")
COUNTS = {
    "connections": "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' "
    "AND pid <> pg_backend_pid()",
    "waiting jobs": "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing') "
    "AND coalesce(scheduled_at, now()) <= now()",
    "kept jobs": "SELECT count(*) FROM procrastinate_jobs WHERE status NOT IN ('todo', 'doing')",
    "moments of the schedule": "SELECT count(*) FROM procrastinate_periodic_defers",
    "waiting mails": "SELECT count(*) FROM channels_dispatch WHERE next_try_at <= now()",
    "unread deliveries": "SELECT count(*) FROM channels_delivery WHERE read_at IS NULL",
    "waiting tellings": "SELECT count(*) FROM webhooks_telling WHERE told_at IS NULL AND given_up_at IS NULL",
    "queue tables MB": "SELECT sum(pg_total_relation_size(one::regclass)) / 1e6 FROM unnest(%s::text[]) one",
    "conversations": "SELECT count(*) FROM desk_conversation",
    "whole database MB": "SELECT pg_database_size(current_database()) / 1e6",
}


class Sampler:
    def __init__(self, home: Path, server: int):
        self.home, self.server = home, server
        self.place = place_of(home)

    def take(self) -> dict[str, float]:
        found = dict(self._asked())
        database = workers(self.place)
        found |= {
            "server MB": memory_mb(self.server, "VmRSS"),
            "server files": files_of(self.server),
            "server threads": number_in_status(self.server, "Threads"),
            "database MB": sum(memory_mb(pid, "RssAnon") for pid in database),
            "database files": sum(files_of(pid) for pid in database),
            "database processes": len(database),
            "stray files": sum(len(names) for _f, _d, names in self._own_files()),
            "CPU seconds": sum(cpu_seconds(pid) for pid in (self.server, *database)),
        }
        return found

    def _asked(self) -> Iterator[tuple[str, float]]:
        where = {"host": str(self.place.sockets), "user": "zabota", "dbname": "zabota"}
        with psycopg.connect(**where, autocommit=True) as own:
            for name, query in COUNTS.items():
                values = [list(QUEUES)] if "%s" in query else None
                yield name, float((own.execute(query, values).fetchone() or [0])[0] or 0)

    def _own_files(self) -> Iterator[tuple[str, list[str], list[str]]]:
        """Everything in the home but customers' files and the database's."""
        for folder, below, names in os.walk(self.home):
            below[:] = [name for name in below if name not in ("postgres", "files", "static")]
            yield folder, below, names


def number_in_status(pid: int, name: str) -> float:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith(f"{name}:"):
                return float(line.split()[1])
    return 0.0


def memory_mb(pid: int, name: str) -> float:
    return number_in_status(pid, name) / 1024


def files_of(pid: int) -> int:
    with suppress(OSError):
        return len(os.listdir(f"/proc/{pid}/fd"))
    return 0


def cpu_seconds(pid: int) -> float:
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0
