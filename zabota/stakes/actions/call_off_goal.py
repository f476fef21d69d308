from django.db import transaction
from django.utils import timezone

from zabota.stakes.models import Goal


@transaction.atomic
def call_off_goal(goal: Goal) -> None:
    """It is pursued no more; calling it off again changes nothing."""
    Goal.objects.filter(pk=goal.pk, called_off_at=None).update(called_off_at=timezone.now())
    goal.refresh_from_db()
