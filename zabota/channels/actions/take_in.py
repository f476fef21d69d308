import json
from collections.abc import Sequence

from django.utils import timezone

from zabota.channels.kind import RawDelivery
from zabota.channels.models import Delivery, Inbox
from zabota.core.standing import fetch

STATEMENT = f"""
INSERT INTO {Delivery._meta.db_table}
(created_at, inbox_id, key, sameness, raw, facts, attempts, outcome, problem)
SELECT %s, %s, came.key, came.sameness, came.raw, came.facts, 0, '', ''
FROM unnest(%s::text[], %s::text[], %s::bytea[], %s::jsonb[]) AS came(key, sameness, raw, facts)
ON CONFLICT (inbox_id, key) DO NOTHING RETURNING id, key
"""  # noqa: S608 - names of our own columns
"""One shape for any number of them: the database reads and plans it once."""


def take_in(inbox: Inbox, raws: Sequence[RawDelivery]) -> list[Delivery]:
    """Keep what a channel handed us, as it is; what was taken in before changes nothing.

    Returns the new ones. It is one statement, whose trigger wakes the readers when it commits (ADR 0020).
    Only after the commit may the channel be told that we have it.
    """
    if not raws:
        return []
    now = timezone.now()
    values = [
        [raw.key for raw in raws],
        [raw.sameness for raw in raws],
        [raw.raw for raw in raws],
        [json.dumps(raw.facts) for raw in raws],
    ]
    ids = {key: row_id for row_id, key in fetch(STATEMENT, [now, inbox.id, *values])}
    return [
        Delivery(
            id=ids.pop(raw.key),
            created_at=now,
            inbox=inbox,
            key=raw.key,
            sameness=raw.sameness,
            raw=raw.raw,
            facts=raw.facts,
        )
        for raw in raws
        if raw.key in ids
    ]
