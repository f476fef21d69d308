import json
from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.utils import timezone

from zabota.channels.kind import RawDelivery
from zabota.channels.models import Delivery, Inbox

COLUMNS = "created_at, inbox_id, key, sameness, raw, facts, attempts, outcome, problem"


def take_in(inbox: Inbox, raws: Sequence[RawDelivery]) -> list[Delivery]:
    """Keep what a channel handed us, as it is; what was taken in before changes nothing.

    Returns the new ones. It is one statement, whose trigger wakes the readers when it commits (ADR 0020).
    Only after the commit may the channel be told that we have it.
    """
    if not raws:
        return []
    now = timezone.now()
    values: list[Any] = []
    for raw in raws:
        values += [now, inbox.id, raw.key, raw.sameness, raw.raw, json.dumps(raw.facts)]
    rows = ", ".join(["(%s, %s, %s, %s, %s, %s, 0, '', '')"] * len(raws))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Delivery._meta.db_table} ({COLUMNS}) VALUES {rows} "  # noqa: S608
            "ON CONFLICT (inbox_id, key) DO NOTHING RETURNING id, key",
            values,
        )
        ids = {key: row_id for row_id, key in cursor.fetchall()}
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
