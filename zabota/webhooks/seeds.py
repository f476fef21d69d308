"""Webhooks of a demo company: one that takes everything, one that its other side ended. Nothing is called."""

from datetime import datetime, timedelta

from zabota.company.models import User
from zabota.core.models import EventRecord
from zabota.core.outside import happening_of
from zabota.webhooks.actions.save_webhook import save_webhook
from zabota.webhooks.actions.switch_webhook import switch_webhook
from zabota.webhooks.models import Telling

TOLD = {
    "Складская программа": ["conversation.opened", "conversation.resolved", "complaint.registered"],
    "Старая CRM": ["customer.added"],
}
MOST = 12


def seed_webhooks(administrator: User, now: datetime) -> None:
    """Both are off: a demo calls nobody. The list holds what the first was told before."""
    for number, (name, happenings) in enumerate(TOLD.items()):
        url = f"https://hooks{number}.example.com/zabota"
        webhook = save_webhook(None, name=name, url=url, happenings=happenings, by=administrator)
        switch_webhook(webhook, on=False, by=administrator)
        if number == 0:
            Telling.objects.bulk_create(told(webhook, now))


def told(webhook, now: datetime) -> list[Telling]:
    names = {"ConversationOpened", "ConversationResolved", "ComplaintRegistered"}
    made = []
    for record in EventRecord.objects.filter(name__in=names).order_by("-id")[:MOST]:
        known = happening_of(record.name)
        at = record.at + timedelta(seconds=2)
        made.append(
            Telling(
                webhook=webhook,
                event=record,
                happening=known.name if known else "",
                created_at=min(at, now),
                patient_from=at,
                attempts=1,
                tried_at=at,
                told_at=at,
                status=204,
            )
        )
    return made[::-1]
