"""What all processes know for a short while: who looks at what, how often somebody asked (ADR 0121).

Rows of an unlogged table: no write-ahead log, nothing on a replica, empty after a crash of the database.
A row of the future was kept while the clock was wrong, and is not there.
"""

import random
from typing import Any

from django.db import connection

EVEN = "interval '5 minutes'"
"""So far the clocks of several machines may be apart."""
NOW = "clock_timestamp()"
LIVES = f"until > {NOW} AND at <= {NOW} + {EVEN}"
GONE = "NOT (kept.until > excluded.at AND kept.at <= excluded.at + interval '5 minutes')"
SWEEP_EVERY = 200
AT_ONCE = 2000

KEEP = f"""
INSERT INTO core_shortmemory AS kept (key, part, value, at, until)
VALUES (%s, %s, %s, {NOW}, {NOW} + make_interval(secs => %s)) ON CONFLICT (key, part) DO UPDATE
SET value = excluded.value, at = excluded.at, until = excluded.until"""  # noqa: S608 - names of our own
READ = f"SELECT part, value FROM core_shortmemory WHERE key = %s AND {LIVES}"  # noqa: S608
SWEEP = f"""
DELETE FROM core_shortmemory WHERE ctid = ANY(ARRAY(
    SELECT ctid FROM core_shortmemory WHERE NOT ({LIVES}) LIMIT {AT_ONCE} FOR UPDATE SKIP LOCKED))"""  # noqa: S608

TAKE = f"""
INSERT INTO core_shortmemory AS kept (key, at, until)
VALUES (%(key)s, {NOW}, {NOW} + %(cost)s * interval '1 second')
ON CONFLICT (key, part) DO UPDATE SET at = excluded.at, until = excluded.until
    + CASE WHEN {GONE} THEN interval '0' ELSE kept.until - excluded.at END
WHERE {GONE} OR kept.until - excluded.at <= %(room)s * interval '1 second' RETURNING 1"""  # noqa: S608
WAIT = f"SELECT extract(epoch FROM until - {NOW})::float FROM core_shortmemory WHERE key = %s"  # noqa: S608


def keep(key: str, value: bytes, seconds: float, part: str = "") -> None:
    _run(KEEP, [key, part, value, seconds])
    sweep_now_and_then()


def keep_new(key: str, value: bytes, seconds: float) -> bool:
    """False when there is one already: then it stays."""
    return _run(f"{KEEP} WHERE {GONE} RETURNING 1", [key, "", value, seconds]) is not None


def parts(key: str) -> dict[str, bytes]:
    """Part -> value."""
    with connection.cursor() as cursor:
        cursor.execute(READ, [key])
        return {part: bytes(value) for part, value in cursor.fetchall()}


def forget(key: str = "") -> bool:
    """One key with all its parts; without one, everything. Says whether there was any."""
    where, values = ("WHERE key = %s ", [key]) if key else ("", [])
    return _run(f"DELETE FROM core_shortmemory {where}RETURNING 1", values) is not None  # noqa: S608


def take(key: str, cost: float, full: float) -> float:
    """A vessel that is empty at first, loses a second a second and holds `full`: 0 when `cost` seconds were
    poured in, else how long it is until they fit. One statement, so that no two processes pour at once.
    """
    if _run(TAKE, {"key": key, "cost": cost, "room": max(0.0, full - cost)}):
        sweep_now_and_then()
        return 0.0
    left = _run(WAIT, [key])
    return max(0.001, left[0] - max(0.0, full - cost)) if left else 0.0


def sweep_now_and_then() -> None:
    if random.randrange(SWEEP_EVERY) == 0:  # noqa: S311 - no secret
        sweep()


def sweep() -> None:
    """What is over goes."""
    _run(SWEEP, [])


def _run(query: str, values: Any) -> tuple | None:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchone() if cursor.description else None
