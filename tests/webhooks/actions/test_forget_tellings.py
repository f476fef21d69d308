from datetime import timedelta

from django.utils import timezone

from zabota.core.models import EventRecord
from zabota.webhooks.actions.forget_tellings import forget_tellings
from zabota.webhooks.actions.queue_tellings import queue_tellings
from zabota.webhooks.models import Telling


def test_what_is_done_goes_after_a_month_and_what_waits_stays(webhook, asked):
    for name in ("ConversationOpened", "MessageReceived"):
        queue_tellings(EventRecord.objects.get(name=name))
    old = timezone.now() - timedelta(days=31)
    Telling.objects.update(created_at=old)
    Telling.objects.filter(happening="conversation.opened").update(told_at=old)
    assert forget_tellings() == 1
    assert Telling.objects.get().happening == "conversation.message_received"
