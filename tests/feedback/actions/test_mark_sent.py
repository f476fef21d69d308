from datetime import timedelta

from django.utils import timezone

from zabota.feedback.actions.mark_sent import mark_sent


def test_the_first_sending_counts(invitation):
    now = timezone.now()
    mark_sent(invitation, at=now)
    mark_sent(invitation, at=now + timedelta(hours=1))
    assert invitation.sent_at == now
