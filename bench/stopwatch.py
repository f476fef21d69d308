"""Time by the clock and CPU time, of this process and of the database's processes that work for it."""

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db import connection


def cpu_seconds(pids: Iterable[int]) -> float:
    """CPU time that these processes have taken so far, all their threads; exact where Linux keeps count."""
    total = 0
    for pid in pids:
        for task in Path(f"/proc/{pid}/task").glob("*/schedstat"):
            try:
                total += int(task.read_text().split()[0])
            except (OSError, ValueError, IndexError):
                continue
    return total / 1e9


class Stopwatch:
    """Around the work of a Django process; the connection must be open before."""

    def __enter__(self) -> "Stopwatch":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self.backend = cursor.fetchone()[0]
        self.before = (time.perf_counter(), time.process_time(), cpu_seconds([self.backend]))
        return self

    def __exit__(self, *_error: object) -> None:
        after = (time.perf_counter(), time.process_time(), cpu_seconds([self.backend]))
        self.taken = [end - begin for begin, end in zip(self.before, after, strict=True)]

    def found(self) -> dict[str, Any]:
        """Seconds: `wall`, `cpu` (this process and its database backend together)."""
        wall, own, database = self.taken
        return {"wall": wall, "cpu": own + database, "own": own, "database": database}
