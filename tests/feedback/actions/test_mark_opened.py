from datetime import timedelta

from django.utils import timezone

from zabota.feedback.actions.mark_opened import mark_opened


def test_the_first_touch_counts(invitation):
    now = timezone.now()
    mark_opened(invitation, at=now)
    mark_opened(invitation, at=now + timedelta(hours=1))
    assert invitation.opened_at == now
