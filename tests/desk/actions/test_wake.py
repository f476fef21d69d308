from datetime import timedelta

from django.utils import timezone

from zabota.core.models import EventRecord
from zabota.desk.actions.snooze import snooze
from zabota.desk.actions.wake import wake, wake_due
from zabota.desk.models import Conversation


def test_whose_moment_has_come_is_woken_once(asked, nina):
    snooze(asked, by=nina, until=timezone.now() + timedelta(hours=1))
    assert wake_due() == 0
    Conversation.objects.update(snoozed_until=timezone.now() - timedelta(seconds=1))
    assert (wake_due(), wake_due()) == (1, 0)
    assert EventRecord.objects.filter(name="ConversationWoken").count() == 1


def test_a_user_can_wake_it_before(asked, nina):
    snooze(asked, by=nina, until=timezone.now() + timedelta(hours=1))
    wake(asked, by=nina)
    asked.refresh_from_db()
    assert asked.snoozed_until is None
