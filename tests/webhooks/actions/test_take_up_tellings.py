from datetime import timedelta

from django.utils import timezone

from zabota.core.models import EventRecord
from zabota.webhooks.actions.queue_tellings import queue_tellings
from zabota.webhooks.actions.take_up_tellings import take_up_tellings
from zabota.webhooks.actions.tell import tell
from zabota.webhooks.models import Telling, Webhook


def test_what_a_dead_worker_left_is_taken_up(webhook, asked):
    queue_tellings(EventRecord.objects.get(name="ConversationOpened"))
    assert take_up_tellings() == 1
    Webhook.objects.update(paused_until=timezone.now() + timedelta(hours=1))
    assert take_up_tellings() == 0


def test_pauses_that_a_clock_a_year_ahead_kept_are_over(webhook, asked, listener):
    queue_tellings(EventRecord.objects.get(name="ConversationOpened"))
    wrong = timezone.now() + timedelta(days=365)
    Webhook.objects.update(paused_until=wrong)
    Telling.objects.update(next_try_at=wrong)
    assert take_up_tellings() == 1 and tell(webhook.id) == 1
    assert len(listener.asked) == 1
