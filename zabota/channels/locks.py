"""One at a time, over all processes: locks that PostgreSQL drops by itself when their holder dies."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import Error, connection

READING = 7101
LOOKING = 7102
SENDING = 7103
FETCHING = 7104
LISTENING = 7105


@contextmanager
def only_one(what: int, row_id: int) -> Iterator[bool]:
    """True while nobody else holds the lock `what` on this row, else False; it holds no transaction open."""
    key = row_id % 2**31
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [what, key])
        mine = cursor.fetchone()[0]
    try:
        yield mine
    finally:
        if mine:
            with suppress(Error), connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [what, key])
