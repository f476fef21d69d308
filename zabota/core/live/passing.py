"""News that are worth a moment: told to the screens that look right now, and kept nowhere."""

import json

from django.db import connection

from zabota.core.events import Event
from zabota.core.models import EventRecord

CHANNEL = "zabota_passing"
LONGEST = 7900
"""Bytes that PostgreSQL takes along with a notification."""


def tell_in_passing(event: Event) -> None:
    """Nobody reacts to the event, and a screen that is away never learns of it."""
    told = json.dumps({"name": type(event).__name__, "values": event.values()})
    if len(told) <= LONGEST:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, told])


def event_of(told: str) -> Event | None:
    return Event.from_record(EventRecord(**json.loads(told)))
