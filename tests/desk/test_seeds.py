from random import Random

import pytest
from django.utils import timezone

from zabota.channels.models import Dispatch
from zabota.core.models import EventRecord
from zabota.desk import seeds
from zabota.desk.dialogues import DIALOGUES
from zabota.desk.models import Conversation, SlaPolicy


@pytest.mark.parametrize("profile", DIALOGUES)
def test_a_demo_company_has_talks_of_every_sort(profile, alice, vera, bob, mail_inbox, nina):
    made = seeds.seed(
        profile, Random(7), customers=[alice, vera, bob], inboxes=[mail_inbox], users=[nina], number=60
    )
    assert len(made) == 66
    assert Conversation.objects.resolved().count() > 30
    assert Conversation.objects.waiting_on_us().exists()
    assert Conversation.objects.filter(reason=None).resolved().count() == 0
    assert not Dispatch.objects.waiting().exists()
    assert not EventRecord.objects.filter(name="ReplySent", at__gt=timezone.now()).exists()
    assert EventRecord.objects.earliest("at").at < timezone.now() - timezone.timedelta(days=30)


def test_a_company_with_limits_keeps_them(limits):
    assert seeds.provide() == limits
    assert SlaPolicy.objects.count() == 1
