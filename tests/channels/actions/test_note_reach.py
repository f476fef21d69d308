from datetime import timedelta

from django.utils import timezone

from zabota.channels.actions.note_reach import note_reach
from zabota.channels.models import Reach


def test_who_writes_does_not_block_us(plane_inbox):
    now = timezone.now()
    assert note_reach(plane_inbox, "77", blocked=True, at=now)
    assert Reach.objects.get().blocked_at == now
    assert not note_reach(plane_inbox, "77", wrote_at=now + timedelta(seconds=1))
    reach = Reach.objects.get()
    assert reach.blocked_at is None and reach.last_wrote_at == now + timedelta(seconds=1)


def test_what_is_older_changes_nothing(plane_inbox):
    now = timezone.now()
    note_reach(plane_inbox, "77", wrote_at=now)
    note_reach(plane_inbox, "77", wrote_at=now - timedelta(hours=1))
    note_reach(plane_inbox, "77", blocked=True, at=now + timedelta(minutes=2))
    note_reach(plane_inbox, "77", blocked=False, at=now + timedelta(minutes=1))
    reach = Reach.objects.get()
    assert reach.last_wrote_at == now and reach.blocked_at == now + timedelta(minutes=2)
