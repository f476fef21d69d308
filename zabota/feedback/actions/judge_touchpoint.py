from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zabota.company.models import User
from zabota.core.events import announce
from zabota.feedback.events import TouchpointsChanged
from zabota.feedback.models import Touchpoint, TouchpointJudgement


@transaction.atomic
def judge_touchpoint(
    touchpoint: Touchpoint,
    *,
    is_obvious: bool,
    is_simple: bool,
    note: str = "",
    by: User | None,
    at: datetime | None = None,
) -> TouchpointJudgement:
    """Write down whether this step is obvious and simple. Earlier judgements stay, to show the way."""
    judgement = TouchpointJudgement.objects.create(
        touchpoint=touchpoint,
        is_obvious=is_obvious,
        is_simple=is_simple,
        note=note.strip(),
        by=by,
        at=at or timezone.now(),
    )
    announce(TouchpointsChanged(touchpoint_id=touchpoint.id, by_id=by.id if by else None))
    return judgement
