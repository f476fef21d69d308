from datetime import timedelta

from django.utils import timezone

from zabota.core.actions.forget_answered_calls import forget_answered_calls
from zabota.core.models import AnsweredCall


def test_a_key_is_good_for_a_day(db):
    now = timezone.now()
    for hours in (23, 25):
        AnsweredCall.objects.create(
            caller="a", key=str(hours), asked="b", created_at=now - timedelta(hours=hours)
        )
    assert forget_answered_calls() == 1
    assert AnsweredCall.objects.get().key == "23"
