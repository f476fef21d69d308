from zabota.core.models import EventRecord
from zabota.webhooks.actions.queue_tellings import queue_tellings
from zabota.webhooks.models import Telling


def test_one_for_each_webhook_that_waits_and_never_twice(webhook, asked):
    record = EventRecord.objects.get(name="ConversationOpened")
    assert len(queue_tellings(record)) == 1 and queue_tellings(record) == []
    assert Telling.objects.get().happening == "conversation.opened"


def test_what_is_off_is_not_told(webhook, asked, dan):
    type(webhook).objects.update(switched_off_at=asked.opened_at)
    assert queue_tellings(EventRecord.objects.get(name="ConversationOpened")) == []
