from datetime import timedelta

import pytest
from django.utils import timezone

from zabota.core.errors import Refused
from zabota.core.models import EventRecord
from zabota.stakes.actions.record_leaving import record_leaving
from zabota.stakes.models import Leaving


def test_who_left_and_why_is_noted_once_a_day(alice, nina, central):
    today = timezone.localdate()
    record_leaving(alice, today, "rudeness", by=nina, said="Мне нахамили")
    again = record_leaving(alice, today, "price", by=nina)
    assert (again.reason, again.said, again.branch) == ("price", "Мне нахамили", central)
    assert Leaving.objects.count() == EventRecord.objects.filter(name="CustomerLeft").count() == 1


def test_nobody_has_left_tomorrow_or_without_a_reason(alice, nina):
    with pytest.raises(Refused, match="still here"):
        record_leaving(alice, timezone.localdate() + timedelta(days=1), "price", by=nina)
    with pytest.raises(Refused, match="reason"):
        record_leaving(alice, timezone.localdate(), "whim", by=nina)
