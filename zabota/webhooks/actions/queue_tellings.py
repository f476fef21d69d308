from django.db import transaction
from django.utils import timezone

from zabota.core.events import Event
from zabota.core.models import EventRecord
from zabota.core.outside import happening_of
from zabota.webhooks.actions.tell import tell_later
from zabota.webhooks.models import Telling, Webhook
from zabota.webhooks.rights import may_be_told


@transaction.atomic
def queue_tellings(record: EventRecord) -> list[Telling]:
    """A telling for each webhook that waits for this and whose owner may see it; a second time nothing."""
    happening, event = happening_of(record.name), Event.from_record(record)
    if happening is None or event is None:
        return []
    waiting = Webhook.objects.switched_on().filter(happenings__contains=[happening.name])
    made = []
    for webhook in waiting.select_related("owner").order_by("id"):
        if may_be_told(webhook, happening, event):
            telling, is_new = Telling.objects.get_or_create(
                webhook=webhook,
                event=record,
                defaults={"happening": happening.name, "patient_from": timezone.now()},
            )
            if is_new:
                made.append(telling)
                tell_later.defer(webhook_id=webhook.id)
    return made
