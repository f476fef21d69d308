from datetime import timedelta

from django.utils import timezone

from zabota.webhooks.models import Telling

KEPT = timedelta(days=30)


def forget_tellings() -> int:
    """Run nightly: what was told or given up a month ago leaves the list; says how many rows went."""
    old = Telling.objects.filter(created_at__lt=timezone.now() - KEPT)
    return old.exclude(told_at=None, given_up_at=None).delete()[0]
