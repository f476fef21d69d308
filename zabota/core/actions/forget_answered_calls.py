from datetime import timedelta

from django.utils import timezone

from zabota.core.models import AnsweredCall

KEPT = timedelta(hours=24)


def forget_answered_calls() -> int:
    """Keys are good for a day; says how many went."""
    return AnsweredCall.objects.filter(created_at__lt=timezone.now() - KEPT).delete()[0]
