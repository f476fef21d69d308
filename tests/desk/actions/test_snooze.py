from datetime import timedelta

import pytest
from django.utils import timezone

from tests.desk.conftest import say
from zabota.core.errors import Refused
from zabota.desk.actions.resolve import resolve
from zabota.desk.actions.snooze import snooze
from zabota.desk.models import Conversation


def tomorrow():
    return timezone.now() + timedelta(days=1)


def test_it_is_away_until_then(asked, nina):
    snooze(asked, by=nina, until=tomorrow())
    assert not Conversation.objects.awake().exists()
    assert list(Conversation.objects.snoozed()) == [asked]


def test_the_customer_brings_it_back(asked, nina, mail_inbox):
    snooze(asked, by=nina, until=tomorrow())
    say(mail_inbox, conversation_ids=(asked.id,))
    assert list(Conversation.objects.awake()) == [asked]


def test_not_into_the_past_and_not_when_resolved(asked, nina):
    with pytest.raises(Refused):
        snooze(asked, by=nina, until=timezone.now())
    resolve(asked, by=nina, outcome="done")
    with pytest.raises(Refused):
        snooze(asked, by=nina, until=tomorrow())


def test_a_stranger_to_the_branch_cannot_put_it_away(asked, pavel):
    with pytest.raises(Refused):
        snooze(asked, by=pavel, until=tomorrow())
