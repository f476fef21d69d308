from zabota.core.events import on_every
from zabota.core.models import EventRecord
from zabota.webhooks.actions.queue_tellings import queue_tellings
from zabota.webhooks.subscriptions import is_wanted


@on_every(when=is_wanted)
def tell_outside(record: EventRecord) -> None:
    queue_tellings(record)
