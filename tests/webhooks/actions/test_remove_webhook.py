from zabota.core.models import EventRecord
from zabota.webhooks.actions.queue_tellings import queue_tellings
from zabota.webhooks.actions.remove_webhook import remove_webhook
from zabota.webhooks.actions.tell import tell
from zabota.webhooks.models import Telling


def test_with_all_it_was_to_be_told(webhook, listener, asked, dan):
    queue_tellings(EventRecord.objects.get(name="ConversationOpened"))
    number = webhook.id
    remove_webhook(webhook, by=dan)
    assert tell(number) == 0 and not listener.asked and not Telling.objects.exists()
