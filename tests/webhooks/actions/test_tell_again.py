import pytest

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.webhooks.actions.queue_tellings import queue_tellings
from zabota.webhooks.actions.switch_webhook import switch_webhook
from zabota.webhooks.actions.tell import tell
from zabota.webhooks.actions.tell_again import tell_again
from zabota.webhooks.models import Telling


def test_once_more_under_the_old_key(webhook, listener, asked, dan):
    queue_tellings(EventRecord.objects.get(name="ConversationOpened"))
    tell(webhook.id)
    tell_again(Telling.objects.get(), by=dan)
    assert tell(webhook.id) == 1
    first, second = listener.asked
    assert first.headers["webhook-id"] == second.headers["webhook-id"] and first.body == second.body


def test_not_while_it_is_off(webhook, listener, asked, dan):
    queue_tellings(EventRecord.objects.get(name="ConversationOpened"))
    switch_webhook(webhook, on=False, by=dan)
    with pytest.raises(Refused):
        tell_again(Telling.objects.get(), by=dan)
