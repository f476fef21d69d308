"""What is told: a JSON of numbers and facts; what people wrote only where that was chosen."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from zabota.core.events import Event
from zabota.core.models import EventRecord
from zabota.core.outside import Happening
from zabota.webhooks.models import Telling

TRIAL = "webhook.trial"


def body_of(telling: Telling, happening: Happening | None, record: EventRecord | None, event: Any) -> bytes:
    """Made anew for each try, so that nothing a person wrote is kept in the list of tellings."""
    if happening is None or record is None:
        return as_json({"type": TRIAL, "timestamp": telling.created_at, "data": {}})
    return as_json(
        {"type": happening.name, "timestamp": record.at, "data": data_of(telling, happening, event, record)}
    )


def data_of(telling: Telling, happening: Happening, event: Event, record: EventRecord) -> dict[str, Any]:
    data = {"event_id": record.id, "subject": record.subject, **happening.facts(event)}
    if telling.webhook.with_words:
        data["words"] = happening.told(event)
    return data


def as_json(said: dict[str, Any]) -> bytes:
    return json.dumps(said, cls=DjangoJSONEncoder, ensure_ascii=False).encode()
