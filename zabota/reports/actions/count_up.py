from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from zabota.reports.actions.count_contacts import count_contacts
from zabota.reports.actions.sum_up import sum_up

BATCH = 500
TAKE = """
    DELETE FROM reports_stalecontact WHERE id IN
        (SELECT id FROM reports_stalecontact ORDER BY id LIMIT %s FOR UPDATE SKIP LOCKED)
    RETURNING conversation_id
"""


def count_up(*, at: datetime | None = None) -> int:
    """Tell the facts of what went on, then the sums of their days; run every minute. Says how many."""
    total = 0
    at = at or timezone.now()
    while found := count_batch(at):
        total += found
    sum_up(at=at)
    return total


@transaction.atomic
def count_batch(at: datetime) -> int:
    """What happens meanwhile is marked anew: a mark is taken only with what it stands for in sight."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [BATCH])
        ids = {row_id for (row_id,) in cursor.fetchall()}
    if ids:
        count_contacts(ids, at=at)
    return len(ids)
