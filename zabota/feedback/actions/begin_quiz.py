from datetime import datetime

from django.utils import timezone

from zabota.company.models import User
from zabota.company.parameters import value_of
from zabota.feedback.models import TouchpointQuiz


def begin_quiz(*, by: User, at: datetime | None = None) -> TouchpointQuiz:
    """The clock runs from here. One that still runs is gone on with."""
    at = at or timezone.now()
    running = TouchpointQuiz.objects.filter(user=by, ended_at=None).order_by("-created_at").first()
    if running is not None and running.seconds_left(at):
        return running
    return TouchpointQuiz.objects.create(user=by, seconds=value_of("feedback.quiz_seconds"), created_at=at)
