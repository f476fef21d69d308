from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from zabota.reports.dimensions import DIMENSIONS
from zabota.reports.packing import TAKE_UP_WORDS, About, packed
from zabota.reports.scope import silence
from zabota.reports.summing import summed

BATCH = 60
TAKE = """
    DELETE FROM reports_staleday WHERE id IN
        (SELECT id FROM reports_staleday ORDER BY "on" DESC, branch_id LIMIT %s FOR UPDATE SKIP LOCKED)
    RETURNING branch_id, "on"
"""
CHOSEN = "(SELECT * FROM unnest(%(branches)s::bigint[], %(days)s::date[])) "
FORGET = [
    f"""
    DELETE FROM {table} AS kept USING {CHOSEN} AS stale(branch_id, on_day)
    WHERE kept.branch_id IS NOT DISTINCT FROM stale.branch_id AND kept.on = stale.on_day
    """  # noqa: S608
    for table in ("reports_daysum", "reports_daycolumns")
]
OF_DAYS = f"""
    (f.opened_on = ANY(%(days)s) OR f.resolved_on = ANY(%(days)s))
    AND EXISTS (SELECT FROM {CHOSEN} AS stale(branch_id, on_day)
                WHERE stale.branch_id IS NOT DISTINCT FROM f.branch_id AND stale.on_day = m.on_day)
"""  # noqa: S608
KEPT_ALWAYS = tuple(name for name in DIMENSIONS if name != "branch")
"""The sums of a branch are told apart by branch already."""


def sum_up(*, at: datetime | None = None) -> int:
    """Add up the days whose facts changed and write them in columns; run every minute. Says how many days."""
    total = 0
    while found := sum_batch(at or timezone.now()):
        total += found
    return total


@transaction.atomic
def sum_batch(at: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [BATCH])
        stale = cursor.fetchall()
        if not stale:
            return 0
        values: dict[str, Any] = {
            "branches": [branch for branch, _on in stale],
            "days": [on for _branch, on in stale],
            "now": at,
            "again": silence(),
        }
        for order in (*FORGET, TAKE_UP_WORDS, *map(packed, About)):
            cursor.execute(order, values)
        cursor.execute(
            "INSERT INTO reports_daysum "  # noqa: S608 - our own SQL
            '(branch_id, "on", dimension, value, measure, n, aimed, good, buckets) '
            + summed(KEPT_ALWAYS, OF_DAYS),
            values,
        )
    return len(stale)
