"""Who counts what at the moment: two counts of one branch would overwrite each other."""

from django.db import connection

SPACE = 7_301
EVERYTHING = -1


def hold(number: int, *, shared: bool = False) -> None:
    """Until the end of the transaction. Taken by a statement of its own, so that the next one sees what
    others have committed."""
    name = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name}(%s, %s)", [SPACE, number])  # noqa: S608 - one of two names
