from datetime import datetime

from django.db import connection
from django.utils import timezone

from zabota.channels.models import Inbox, Reach


def note_reach(
    inbox: Inbox,
    address: str,
    *,
    wrote_at: datetime | None = None,
    blocked: bool | None = None,
    at: datetime | None = None,
) -> bool:
    """Note when an address last wrote (then it does not block us), or that it blocks or admits us.

    Returns whether the address is a new one. What is older than what we know changes nothing.
    """
    if wrote_at is not None:
        blocked = False
    moment = wrote_at or at or timezone.now()
    blocked_at = moment if blocked else None
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Reach._meta.db_table} AS kept "  # noqa: S608
            "(created_at, inbox_id, address, last_wrote_at, blocked_at) VALUES (%s, %s, %s, %s, %s) "
            "ON CONFLICT (inbox_id, address) DO UPDATE SET "
            "last_wrote_at = GREATEST(kept.last_wrote_at, excluded.last_wrote_at), "
            "blocked_at = CASE WHEN kept.blocked_at > %s THEN kept.blocked_at "
            "ELSE excluded.blocked_at END RETURNING (xmax = 0)",
            [timezone.now(), inbox.id, address[:254], wrote_at, blocked_at, moment],
        )
        return cursor.fetchone()[0]
